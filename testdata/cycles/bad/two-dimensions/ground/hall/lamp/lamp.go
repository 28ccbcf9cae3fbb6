package lamp

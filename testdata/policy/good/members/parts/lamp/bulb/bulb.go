package bulb

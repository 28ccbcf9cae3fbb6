package axle

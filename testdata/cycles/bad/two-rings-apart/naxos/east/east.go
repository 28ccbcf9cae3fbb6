package east

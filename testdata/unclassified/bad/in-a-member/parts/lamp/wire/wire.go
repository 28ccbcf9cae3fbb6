package wire // want "\\(wire\\) has no role; the nearest pattern is \"bulb/\\*\\*\" of role bulb"

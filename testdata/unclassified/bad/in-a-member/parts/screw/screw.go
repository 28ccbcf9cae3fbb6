package screw // want "\\(parts/screw\\) has no role; "

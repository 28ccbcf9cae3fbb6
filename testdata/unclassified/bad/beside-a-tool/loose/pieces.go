package loose // want "\\(loose\\) has no role; "

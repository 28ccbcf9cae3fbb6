package hall // want "\\(legacy/hall\\) has no role; "

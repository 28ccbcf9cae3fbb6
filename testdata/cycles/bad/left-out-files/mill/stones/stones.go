package stones

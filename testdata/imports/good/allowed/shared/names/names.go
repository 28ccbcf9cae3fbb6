package names

import "example.com/allowed/shared/lower"

func Name(s string) string { return lower.Lower(s) }

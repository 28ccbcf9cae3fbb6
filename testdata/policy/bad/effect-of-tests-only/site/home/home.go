package home

import "strings"

func Title(s string) string { return strings.ToUpper(s) }

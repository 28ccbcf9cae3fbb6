package text

import "strings" // want "^text example.com/stdisnotlisted/text imports standard package strings; a text may import nothing"

func Title(s string) string { return strings.ToUpper(s) }

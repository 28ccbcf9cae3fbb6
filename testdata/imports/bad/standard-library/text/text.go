package text

import (
	"strings" // want "^text example.com/standardlibrary/text imports standard package strings; a text may import only shared$"

	"example.com/standardlibrary/shared/lower"
)

func Title(s string) string { return strings.ToUpper(lower.Lower(s)) }

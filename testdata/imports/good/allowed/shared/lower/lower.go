package lower

import "strings"

func Lower(s string) string { return strings.ToLower(s) }

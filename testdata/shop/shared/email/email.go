// Package email checks addresses.
package email

import "strings"

// Valid says whether the address could receive mail: one @ with text on both sides and no blanks or line breaks.
// Whether somebody reads it, only a letter can tell.
func Valid(address string) bool {
	local, domain, found := strings.Cut(address, "@")
	return found && local != "" && domain != "" &&
		!strings.Contains(domain, "@") && !strings.ContainsAny(address, " \t\r\n")
}

// Package more helps more.
package more

import (
	"os"

	"example.com/overanotherpackage/shared/help"
)

// Header makes a header.
func Header[T any](v T) (T, string, int) { return v, os.Getenv("HOST"), help.Year() }

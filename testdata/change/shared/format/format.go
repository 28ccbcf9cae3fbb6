// Package format writes amounts.
package format

import "fmt"

// Cents writes an amount of cents.
func Cents(n int) string { return fmt.Sprintf("%d.%02d", n/100, n%100) }

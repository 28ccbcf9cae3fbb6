// Package format writes values the way customers read them.
package format

import "fmt"

// Euros writes an amount of cents, for example "12.50 EUR".
func Euros(cents int64) string {
	sign := ""
	if cents < 0 {
		sign, cents = "-", -cents
	}
	return fmt.Sprintf("%s%d.%02d EUR", sign, cents/100, cents%100)
}

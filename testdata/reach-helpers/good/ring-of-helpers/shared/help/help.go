// Package help helps.
package help

// Even and Odd call each other.
func Even(n int) bool { return n == 0 || Odd(n-1) }

// Odd calls Even.
func Odd(n int) bool { return n != 0 && Even(n-1) }

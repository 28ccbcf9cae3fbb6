// Package help helps.
package help

// Later does it later.
func Later(do func()) { go do() }

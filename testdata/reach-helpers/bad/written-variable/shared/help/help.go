// Package help helps.
package help

// Level is set by a root.
var Level = 1

// Fixed is set by nobody.
var Fixed = []int{1}

// Set sets the level.
func Set(n int) { Level = n }

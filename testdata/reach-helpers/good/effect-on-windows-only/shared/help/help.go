//go:build !windows

// Package help helps.
package help

// Cores counts them.
func Cores() int { return 1 }

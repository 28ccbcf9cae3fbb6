// Package help helps.
package help

import "os"

// Cores counts them.
func Cores() int {
	text, _ := os.ReadFile("/proc/cpuinfo")
	return len(text)
}

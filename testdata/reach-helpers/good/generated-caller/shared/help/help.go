// Package help helps.
package help

import "time"

// Year tells the year.
func Year() int { return time.Now().Year() }

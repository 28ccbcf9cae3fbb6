// Package help helps.
package help

import "time"

// Years returns what tells the year.
func Years() func() int { return func() int { return time.Now().Year() } }

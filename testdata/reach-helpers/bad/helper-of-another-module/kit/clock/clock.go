// Package clock tells the time.
package clock

import "time"

// Year tells the year.
func Year() int { return time.Now().Year() }

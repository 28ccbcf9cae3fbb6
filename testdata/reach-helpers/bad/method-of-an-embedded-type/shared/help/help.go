// Package help helps.
package help

import "time"

// Year tells the year.
func Year() int { return now().Year() }

func now() time.Time { return time.Now() }

// Clock tells the time.
type Clock struct{ skew time.Duration }

// Now tells the time.
func (c *Clock) Now() time.Time { return now().Add(c.skew) }

// Add adds.
func Add(a, b int) int { return a + b }

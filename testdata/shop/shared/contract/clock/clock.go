// Package clock is the port through which operations learn the time.
package clock

import "time"

// Clock tells the time.
type Clock interface {
	// Now returns the current time in UTC.
	Now() time.Time
}

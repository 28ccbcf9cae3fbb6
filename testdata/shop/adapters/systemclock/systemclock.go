// Package systemclock tells the time of this machine.
package systemclock

import (
	"time"

	"example.com/shop/shared/contract/clock"
)

type system struct{}

// New returns the clock.
func New() clock.Clock { return system{} }

func (system) Now() time.Time { return time.Now().UTC() }

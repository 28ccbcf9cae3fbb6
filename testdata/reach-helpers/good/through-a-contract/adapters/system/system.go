// Package system is the clock of the machine.
package system

import (
	"context"
	"time"
)

// Clock is the clock of the machine.
type Clock struct{}

// Now tells the time.
func (Clock) Now(context.Context) time.Time { return time.Now() }

// Package clock is a contract.
package clock

import (
	"context"
	"time"
)

// Clock tells the time.
type Clock interface {
	Now(ctx context.Context) time.Time
}

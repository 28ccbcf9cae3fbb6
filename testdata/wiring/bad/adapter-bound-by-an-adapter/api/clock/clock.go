// Package clock is a contract.
package clock

import "context"

// Clock tells the time.
type Clock interface{ Now(ctx context.Context) int }

// Package four is a contract.
package four

import "context"

// Fourer does it.
type Fourer interface {
	Four(ctx context.Context, n int) (int, error)
}

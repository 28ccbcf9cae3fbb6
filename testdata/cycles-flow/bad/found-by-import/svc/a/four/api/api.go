// Package api is a contract.
package api

import "context"

// Fourer does it.
type Fourer interface {
	Four(ctx context.Context, n int) (int, error)
}

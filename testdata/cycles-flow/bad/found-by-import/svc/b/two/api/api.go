// Package api is a contract.
package api

import "context"

// Twoer does it.
type Twoer interface {
	Two(ctx context.Context, n int) (int, error)
}

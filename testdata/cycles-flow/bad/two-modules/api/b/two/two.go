// Package two is a contract.
package two

import "context"

// Twoer does it.
type Twoer interface {
	Two(ctx context.Context, n int) (int, error)
}

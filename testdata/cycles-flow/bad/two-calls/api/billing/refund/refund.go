// Package refund is a contract.
package refund

import "context"

// Refunder does it.
type Refunder interface {
	Refund(ctx context.Context, n int) (int, error)
}

// Package charge is a contract.
package charge

import "context"

// Chargeer does it.
type Chargeer interface {
	Charge(ctx context.Context, n int) (int, error)
}

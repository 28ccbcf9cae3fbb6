// Package place is a contract.
package place

import "context"

// Placeer does it.
type Placeer interface {
	Place(ctx context.Context, n int) (int, error)
}

// Package six is a contract.
package six

import "context"

// Sixer does it.
type Sixer interface {
	Six(ctx context.Context, n int) (int, error)
}

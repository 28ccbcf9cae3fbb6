// Package two is a contract.
package two

import "context"

// Asker does it.
type Asker[T any] interface {
	Ask(ctx context.Context, in T) (T, error)
}

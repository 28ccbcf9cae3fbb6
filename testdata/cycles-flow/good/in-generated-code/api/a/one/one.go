// Package one is a contract.
package one

import "context"

// Oneer does it.
type Oneer interface {
	One(ctx context.Context, n int) (int, error)
}

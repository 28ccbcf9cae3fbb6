// Package api is a contract.
package api

import "context"

// Oneer does it.
type Oneer interface {
	One(ctx context.Context, n int) (int, error)
}

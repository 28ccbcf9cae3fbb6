// Package find is a contract.
package find

import "context"

// Finder does it.
type Finder interface {
	Find(ctx context.Context, n int) (int, error)
}

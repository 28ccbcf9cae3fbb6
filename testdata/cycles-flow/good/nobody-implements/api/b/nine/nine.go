// Package nine is a contract.
package nine

import "context"

// Nineer does it.
type Nineer interface {
	Nine(ctx context.Context, n int) (int, error)
}

// Package five is a contract.
package five

import "context"

// Fiveer does it.
type Fiveer interface {
	Five(ctx context.Context, n int) (int, error)
}

// Package thank is a contract.
package thank

import "context"

// Thanker does it.
type Thanker interface {
	Thank(ctx context.Context, n int) (int, error)
}

// Package three is a contract.
package three

import "context"

// Threeer does it.
type Threeer interface {
	Three(ctx context.Context, n int) (int, error)
}

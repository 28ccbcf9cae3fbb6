// Package count is a contract.
package count

import "context"

// Counter does it.
type Counter interface {
	Count(ctx context.Context, n int) (int, error)
}

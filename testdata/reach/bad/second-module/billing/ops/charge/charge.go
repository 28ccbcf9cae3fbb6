// Package charge charges.
package charge

import (
	"context"
	"os"
)

// Handle charges.
func Handle(_ context.Context, n int) (string, error) {
	return os.Getenv("CURRENCY"), nil // want `operation example.com/secondmodule/billing/ops/charge uses os.Getenv \(env\)`
}

// Package run runs.
package run

import (
	"context"

	"example.com/intests/shared/help"
)

// Handle runs.
func Handle(_ context.Context, n int) (int, error) { return help.Add(n, 1), nil }

// Package run runs.
package run

import "context"

// Handle runs.
func Handle(_ context.Context, n int) (int, error) { return n + 1, nil }

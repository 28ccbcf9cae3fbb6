// Package run runs.
package run

import (
	"context"

	"example.com/ringofhelpers/shared/help"
)

// Handle runs.
func Handle(_ context.Context, n int) (bool, error) { return help.Even(n), nil }

// Package run runs.
package run

import (
	"context"

	"example.com/helperofanothermodule/kit/clock"
)

// Handle runs.
func Handle(_ context.Context, n int) (int, error) { return n + clock.Year(), nil } // want `uses example.com/helperofanothermodule/kit/clock.Year, which uses time.Now \(clock\)`

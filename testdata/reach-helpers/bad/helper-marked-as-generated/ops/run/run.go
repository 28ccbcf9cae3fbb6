// Package run runs.
package run

import (
	"context"

	"example.com/helpermarkedasgenerated/shared/help"
)

// Handle runs.
func Handle(_ context.Context, n int) (int, error) { return n + help.Year(), nil } // want `uses example.com/helpermarkedasgenerated/shared/help.Year, which uses time.Now \(clock\)`

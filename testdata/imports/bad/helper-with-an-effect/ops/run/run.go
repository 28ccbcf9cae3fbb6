// Package run runs. What it reaches by the import that it may not have is no second fault.
package run

import (
	"context"

	"example.com/helperwithaneffect/tools/clock" // want `imports tools example.com/helperwithaneffect/tools/clock`
)

// Handle runs.
func Handle(_ context.Context, n int) (int, error) { return n + clock.Now().Year(), nil }

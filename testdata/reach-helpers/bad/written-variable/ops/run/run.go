// Package run runs.
package run

import (
	"context"

	"example.com/writtenvariable/shared/help"
)

// Handle runs.
func Handle(_ context.Context, n int) (int, error) { return n + help.Level + help.Fixed[0], nil } // want `uses example.com/writtenvariable/shared/help.Level, which is written after its declaration \(global\); .* so take it as a parameter that a root hands over`

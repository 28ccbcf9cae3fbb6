// Package run runs.
package run

import (
	"context"

	"example.com/function/shared/help"
)

// Handle runs.
func Handle(_ context.Context, n int) (int, error) { return n + help.Year(), nil } // want `operation example.com/function/ops/run uses example.com/function/shared/help.Year, which leads to time.Now by help.Year -> help.now \(clock\); an operation may reach nothing by itself, so take the time as input or through a contract: an operation is verified from outside`

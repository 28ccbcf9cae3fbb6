// Package run runs.
package run

import (
	"context"

	"example.com/allowedinthehelper/shared/help"
)

// Handle runs.
func Handle(_ context.Context, n int) (int, error) { return n + help.Year(), nil } // want `uses example.com/allowedinthehelper/shared/help.Year`

// Package run runs.
package run

import (
	"context"

	"example.com/faultoftheimport/shared/help"
	"example.com/faultoftheimport/tools/clock" // want imports:`imports tools example.com/faultoftheimport/tools/clock`
)

// Handle runs.
func Handle(_ context.Context, n int) (int, error) { return n + clock.Now().Year() + help.Year(), nil } // want `uses example.com/faultoftheimport/shared/help.Year`

// Package run runs.
package run

import (
	"context"

	"example.com/closure/shared/help"
)

// Handle runs.
func Handle(_ context.Context, n int) (int, error) {
	year := func() int { return help.Years()() } // want `uses example.com/closure/shared/help.Years, which uses time.Now \(clock\)`
	return year() + n, nil
}

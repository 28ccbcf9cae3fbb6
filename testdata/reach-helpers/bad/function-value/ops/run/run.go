// Package run runs.
package run

import (
	"context"

	"example.com/functionvalue/shared/help"
)

var year = help.Year // want `uses example.com/functionvalue/shared/help.Year`

// Handle runs.
func Handle(_ context.Context, n int) (int, error) {
	return help.Add(n, year()), nil
}

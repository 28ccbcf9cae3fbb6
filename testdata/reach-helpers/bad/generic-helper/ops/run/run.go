// Package run runs.
package run

import (
	"context"

	"example.com/generichelper/shared/help"
)

// Handle runs.
func Handle(_ context.Context, n int) (int, error) { return help.Pick(n, n+1), nil } // want `uses example.com/generichelper/shared/help.Pick, which uses math/rand/v2.IntN \(random\)`

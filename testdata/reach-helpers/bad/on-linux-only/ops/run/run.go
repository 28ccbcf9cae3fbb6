// Package run runs.
package run

import (
	"context"

	"example.com/onlinuxonly/shared/help"
)

// Handle runs.
func Handle(_ context.Context, n int) (int, error) { return n + help.Cores(), nil } // want `uses example.com/onlinuxonly/shared/help.Cores, which uses os.ReadFile \(files\)`

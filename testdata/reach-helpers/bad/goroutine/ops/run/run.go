// Package run runs.
package run

import (
	"context"

	"example.com/goroutine/shared/help"
)

// Handle runs.
func Handle(_ context.Context, n int) (int, error) {
	help.Later(func() { n++ }) // want `uses example.com/goroutine/shared/help.Later, which uses go do \(goroutine\)`
	help.Later(func() { n-- })
	return n, nil
}

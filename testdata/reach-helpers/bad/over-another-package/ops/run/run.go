// Package run runs.
package run

import (
	"context"

	"example.com/overanotherpackage/shared/more"
)

// Handle runs.
func Handle(_ context.Context, n int) (int, error) {
	v, _, year := more.Header(n) // want `uses example.com/overanotherpackage/shared/more.Header, which uses os.Getenv \(env, clock\)`
	return v + year, nil
}

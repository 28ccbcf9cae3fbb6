// Package run runs.
package run

import (
	"context"

	"example.com/pureineveryform/shared/help"
)

type counter = help.Counter[int]

type inner struct{ counter }

// Handle runs.
func Handle(_ context.Context, n int) (int, error) {
	add := inner{}.Add
	twice := func() int { return add(n) + help.First(n, 1) }
	return twice(), nil
}

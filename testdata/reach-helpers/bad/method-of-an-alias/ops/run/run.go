// Package run runs.
package run

import (
	"context"

	"example.com/methodofanalias/shared/help"
)

// Handle runs.
func Handle(_ context.Context, c help.Watch) (int, error) {
	return c.Year(), nil // want `uses \(example.com/methodofanalias/shared/clock.Clock\).Year, which uses time.Now \(clock\)`
}

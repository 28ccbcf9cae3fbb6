// Package run runs.
package run

import (
	"context"

	"example.com/methodvalue/shared/help"
)

// Handle runs.
func Handle(_ context.Context, c *help.Clock) (int, error) {
	now := c.Year // want `uses \(example.com/methodvalue/shared/help.Clock\).Year, which uses time.Now \(clock\)`
	return now(), nil
}

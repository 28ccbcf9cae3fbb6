// Package run runs.
package run

import (
	"context"

	"example.com/throughacontract/api/clock"
	"example.com/throughacontract/shared/help"
)

// Handle runs.
func Handle(ctx context.Context, c clock.Clock) (int, error) {
	return help.Add(c.Now(ctx).Year(), 1), nil
}

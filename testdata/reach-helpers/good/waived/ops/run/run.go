// Package run runs.
package run

import (
	"context"

	"example.com/waived/shared/help"
)

// Handle runs.
func Handle(_ context.Context, n int) (int, error) {
	return n + help.Year(), nil //nanoarch:allow reach years change rarely
}

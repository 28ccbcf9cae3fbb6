// Package run runs.
package run

import (
	"context"

	"example.com/othermethodofthetype/shared/help"
)

// Handle runs.
func Handle(_ context.Context, f help.Files) (string, error) { return f.Dir(), nil }

// Package ask asks.
package ask

import (
	"context"

	"example.com/contract/api/ask"
)

// Handle asks.
func Handle(_ context.Context, in ask.In) (string, error) { return in.ID, nil }

// Package ask asks.
package ask

import (
	"context"

	"example.com/contract/api/ask"
)

// Asker asks nobody.
type Asker struct{}

// Ask asks nobody.
func (Asker) Ask(_ context.Context, in ask.In) (string, error) { return in.ID, nil }

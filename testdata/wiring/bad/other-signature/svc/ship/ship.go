// Package ship almost fulfils its contract.
package ship

import (
	"context"

	"example.com/othersignature/svc/ship/contract"
)

// Handler gives no error.
type Handler struct{}

// Handle gives no error.
func (Handler) Handle(_ context.Context, in contract.In) int { return in.N }

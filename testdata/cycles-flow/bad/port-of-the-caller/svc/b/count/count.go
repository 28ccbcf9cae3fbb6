// Package count counts.
package count

import (
	"context"

	"example.com/portofthecaller/api/a/four"
)

// Handler counts.
type Handler struct{ Four four.Fourer }

// Count counts.
func (h *Handler) Count(ctx context.Context, _ string) (int, error) { return h.Four.Four(ctx, 1) }

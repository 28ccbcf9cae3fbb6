// Package two does two.
package two

import (
	"context"

	"example.com/genericcontract/api/a/four"
	"example.com/genericcontract/api/b/two"
)

// Handler does it.
type Handler struct{ next four.Fourer }

var _ two.Asker[int] = (*Handler)(nil)

// Ask does it.
func (h *Handler) Ask(ctx context.Context, n int) (int, error) { return h.next.Four(ctx, n) }

// Package one does one.
package one

import (
	"context"

	"example.com/onlinuxonly/api/a/one"
	"example.com/onlinuxonly/api/b/two"
)

// Handler does it.
type Handler struct{ twoer two.Twoer }

var _ one.Oneer = (*Handler)(nil)

// One does it.
func (h *Handler) One(ctx context.Context, n int) (int, error) { return h.ask(ctx, n) }

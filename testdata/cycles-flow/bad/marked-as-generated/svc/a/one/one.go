// Package one does one.
package one

import (
	"context"

	"example.com/markedasgenerated/api/a/one"
	"example.com/markedasgenerated/api/b/two"
)

// Handler does it.
type Handler struct{ twoer two.Twoer }

var _ one.Oneer = (*Handler)(nil)

// One does it.
func (h *Handler) One(ctx context.Context, n int) (int, error) { return h.ask(ctx, n) }

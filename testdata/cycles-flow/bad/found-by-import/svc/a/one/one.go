// Package one does one.
package one

import (
	"context"

	one "example.com/foundbyimport/svc/a/one/api"
	two "example.com/foundbyimport/svc/b/two/api" // want `imports example.com/foundbyimport/svc/b/two/api, which closes the ring a -> b -> a; `
)

// Handler does it.
type Handler struct {
	twoer two.Twoer
}

var _ one.Oneer = (*Handler)(nil)

// One does it.
func (h *Handler) One(ctx context.Context, n int) (int, error) {
	n, _ = h.twoer.Two(ctx, n)
	return n, nil
}

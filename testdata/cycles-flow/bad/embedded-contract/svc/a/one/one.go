// Package one does one.
package one

import (
	"context"

	"example.com/embeddedcontract/api/a/one"
	"example.com/embeddedcontract/api/b/two"
)

type deps struct{ two.Twoer }

// Handler does it.
type Handler struct{ deps deps }

var _ one.Oneer = (*Handler)(nil)

// One does it.
func (h *Handler) One(ctx context.Context, n int) (int, error) {
	return h.deps.Two(ctx, n) // want `calls operation example.com/embeddedcontract/svc/b/two through \(example.com/embeddedcontract/api/b/two.Twoer\).Two, which closes the ring a -> b -> a by flow`
}

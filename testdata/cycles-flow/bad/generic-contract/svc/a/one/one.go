// Package one does one.
package one

import (
	"context"

	"example.com/genericcontract/api/a/one"
	"example.com/genericcontract/api/b/two"
)

// Handler does it.
type Handler struct{ next two.Asker[int] }

var _ one.Oneer = (*Handler)(nil)

// One does it.
func (h *Handler) One(ctx context.Context, n int) (int, error) {
	return h.next.Ask(ctx, n) // want `calls operation example.com/genericcontract/svc/b/two through .*Asker.*Ask, which closes the ring a -> b -> a by flow`
}

// Package one does one.
package one

import (
	"context"

	"example.com/aliasinaclosure/api/a/one"
	"example.com/aliasinaclosure/api/b/two"
)

type next = two.Twoer

// Handler does it.
type Handler struct{ next func() next }

var _ one.Oneer = (*Handler)(nil)

// One does it.
func (h *Handler) One(ctx context.Context, n int) (int, error) {
	try := func(t next) (int, error) {
		return t.Two(ctx, n) // want `closes the ring a -> b -> a by flow`
	}
	return try(h.next())
}

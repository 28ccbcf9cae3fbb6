// Package one needs somebody who counts, whoever that is.
package one

import (
	"context"

	"example.com/portofthecaller/api/a/one"
)

// Counter counts.
type Counter interface {
	Count(ctx context.Context, name string) (int, error)
}

// Handler does it.
type Handler struct{ counter Counter }

// New makes one.
func New(c Counter) *Handler { return &Handler{c} }

var _ one.Oneer = (*Handler)(nil)

// One does it.
func (h *Handler) One(ctx context.Context, n int) (int, error) {
	return h.counter.Count(ctx, "x") // want `calls operation example.com/portofthecaller/svc/b/count through \(example.com/portofthecaller/svc/a/one.Counter\).Count, which closes the ring a -> b -> a by flow`
}

// Package stamp stamps letters.
package stamp

import "context"

type stamper[T any] struct{ at func() T }

type inner = stamper[int64]

// Handler stamps.
type Handler struct{ inner }

// Handle says when a letter was stamped.
func (h *Handler) Handle(_ context.Context) (int64, error) { return h.at(), nil }

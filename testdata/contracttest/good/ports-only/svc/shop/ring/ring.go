// Package ring rings.
package ring

import (
	"context"

	"example.com/portsonly/svc/shop/ports"
)

// Handler rings.
type Handler struct{ save ports.Save }

// New makes it.
func New(save ports.Save) *Handler { return &Handler{save} }

// Ring rings.
func (h *Handler) Ring(ctx context.Context, cents int) error { return h.save.Save(ctx, "paid") }

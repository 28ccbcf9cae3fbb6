// Package place places orders with what it is given.
package place

import (
	"context"
	"io"
	"math/rand/v2"
	"time"
)

// Clock tells the time.
type Clock interface{ Now() time.Time }

// Handler places orders.
type Handler struct {
	Clock Clock
	Rand  *rand.Rand
	Log   io.Writer
	Read  func(name string) ([]byte, error)
}

// Handle places an order.
func (h *Handler) Handle(ctx context.Context, name string) (time.Time, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if _, err := h.Read(name); err != nil || ctx.Err() != nil || h.Rand.IntN(2) == 0 {
		return time.Time{}, err
	}
	_, err := io.WriteString(h.Log, name)
	return h.Clock.Now().Add(time.Hour), err
}

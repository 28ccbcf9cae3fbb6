// Package ship does ship.
package ship

import (
	"context"

	"example.com/calledonanotherplatform/svc/ship/contract"
)

type handler struct{}

// New makes it.
func New() contract.Shipper { return &handler{} }

func (h *handler) Ship(_ context.Context, in contract.In) (int, error) { return in.N, nil }

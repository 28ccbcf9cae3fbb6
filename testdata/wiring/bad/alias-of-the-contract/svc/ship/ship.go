// Package ship does ship.
package ship

import (
	"context"

	"example.com/aliasofthecontract/svc/ship/contract"
)

type handler struct{}

// New makes it.
func New() contract.Ship { return &handler{} }

func (h *handler) Ship(_ context.Context, in contract.In) (int, error) { return in.N, nil }

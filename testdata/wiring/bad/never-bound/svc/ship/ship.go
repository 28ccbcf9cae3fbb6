// Package ship does ship.
package ship // want `operation example.com/neverbound/svc/ship is bound by no root, since no package main imports it, not even through others; bind it in a root, or remove it`

import (
	"context"

	"example.com/neverbound/svc/ship/contract"
)

// Handler does it.
type Handler struct{}

// Handle does it.
func (h *Handler) Handle(_ context.Context, in contract.In) (int, error) { return in.N, nil }

var _ contract.Shiper = &Handler{}

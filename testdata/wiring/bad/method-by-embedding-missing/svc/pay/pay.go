// Package pay does pay.
package pay

import (
	"context"

	"example.com/methodbyembeddingmissing/svc/pay/contract"
)

type base struct{}

// Handle has the name only.
func (base) Handle(_ context.Context, in *contract.In) (int, error) { return in.N, nil }

// Handler does it.
type Handler struct{ base }

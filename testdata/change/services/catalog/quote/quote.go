// Package quote implements the contract quote.
package quote

import (
	"context"

	"example.com/pr/services/catalog/quote/contract"
)

// Prices knows what items cost.
type Prices interface {
	Price(ctx context.Context, sku string) (cents int, ok bool)
}

type handler struct{ prices Prices }

var _ contract.Quote = (*handler)(nil)

// New makes the operation.
func New(prices Prices) contract.Quote { return &handler{prices} }

// Quote multiplies.
func (h *handler) Quote(ctx context.Context, in contract.In) (contract.Out, error) {
	cents, ok := h.prices.Price(ctx, in.SKU)
	if !ok {
		return contract.Out{}, contract.ErrUnknown
	}
	return contract.Out{Cents: cents * in.Count}, nil
}

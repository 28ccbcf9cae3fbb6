// Package place implements the contract place.
package place

import (
	"context"

	quote "example.com/pr/services/catalog/quote/contract"
	"example.com/pr/services/orders/place/contract"
	"example.com/pr/shared/format"
)

type handler struct{ quote quote.Quote }

var _ contract.Place = (*handler)(nil)

// New makes the operation.
func New(q quote.Quote) contract.Place { return &handler{q} }

// Place asks what the order costs.
func (h *handler) Place(ctx context.Context, in contract.In) (contract.Out, error) {
	price, err := h.quote.Quote(ctx, quote.In{SKU: in.SKU, Count: in.Count})
	if err != nil {
		return contract.Out{}, contract.Unavailable{}
	}
	return contract.Out{Total: format.Cents(price.Cents)}, nil
}

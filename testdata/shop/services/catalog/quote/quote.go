// Package quote says what items cost.
package quote

import (
	"context"
	"errors"
	"fmt"

	"example.com/shop/services/catalog/model"
	"example.com/shop/services/catalog/quote/contract"
	"example.com/shop/services/catalog/quote/internal/discount"
	"example.com/shop/shared/contract/money"
	"example.com/shop/shared/contract/store"
)

// Ports is what the operation needs.
type Ports struct {
	Products store.Getter[model.Product]
}

type handler struct {
	ports Ports
}

var _ contract.QuoteItems = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.QuoteItems {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if len(in.Items) == 0 {
		return contract.Out{}, contract.ErrInvalid
	}
	var out contract.Out
	for _, item := range in.Items {
		if item.Quantity <= 0 {
			return contract.Out{}, contract.ErrInvalid
		}
		record, err := h.ports.Products.Get(ctx, string(item.Product))
		if errors.Is(err, store.ErrNotFound) {
			return contract.Out{}, fmt.Errorf("%w: %s", contract.ErrUnknownProduct, item.Product)
		}
		if err != nil {
			return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
		}
		total := discount.Apply(record.Value.Price*money.Cents(item.Quantity), item.Quantity)
		out.Lines = append(out.Lines, contract.Line{Product: item.Product, Total: total})
		out.Total += total
	}
	return out, nil
}

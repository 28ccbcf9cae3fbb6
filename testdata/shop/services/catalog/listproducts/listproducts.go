// Package listproducts shows what is on sale.
package listproducts

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"example.com/shop/services/catalog/listproducts/contract"
	"example.com/shop/services/catalog/model"
	"example.com/shop/shared/contract/store"
)

// Ports is what the operation needs.
type Ports struct {
	Products store.Lister[model.Product]
}

type handler struct {
	ports Ports
}

var _ contract.ListProducts = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.ListProducts {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	records, err := h.ports.Products.List(ctx)
	if err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	var out contract.Out
	for _, record := range records {
		product := record.Value
		if in.InStock && product.Stock == 0 {
			continue
		}
		out.Products = append(out.Products, contract.Product{
			ID: product.ID, Name: product.Name, Price: product.Price, Stock: product.Stock,
		})
	}
	slices.SortStableFunc(out.Products, func(a, b contract.Product) int { return cmp.Compare(a.Name, b.Name) })
	return out, nil
}

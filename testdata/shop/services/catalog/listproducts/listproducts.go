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

type handler struct {
	products store.Lister[model.Product]
}

var _ contract.ListProducts = (*handler)(nil)

// New returns the operation.
func New(products store.Lister[model.Product]) contract.ListProducts {
	return &handler{products: products}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	records, err := h.products.List(ctx)
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

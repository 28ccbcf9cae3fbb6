// Package addproduct puts new products on sale.
package addproduct

import (
	"context"
	"fmt"
	"strings"

	"example.com/shop/services/catalog/addproduct/contract"
	"example.com/shop/services/catalog/model"
	"example.com/shop/shared/contract/clock"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/store"
)

type handler struct {
	products store.Putter[model.Product]
	ids      id.Source
	clock    clock.Clock
}

var _ contract.AddProduct = (*handler)(nil)

// New returns the operation.
func New(products store.Putter[model.Product], ids id.Source, clock clock.Clock) contract.AddProduct {
	return &handler{products: products, ids: ids, clock: clock}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	name := strings.TrimSpace(in.Name)
	if name == "" || in.Price <= 0 || in.Stock < 0 {
		return contract.Out{}, contract.ErrInvalid
	}
	product := model.Product{
		ID:      id.Product(h.ids.NewID("product")),
		Name:    name,
		Price:   in.Price,
		Stock:   in.Stock,
		AddedAt: h.clock.Now(),
	}
	record := store.Record[model.Product]{Key: string(product.ID), Value: product}
	if err := h.products.Put(ctx, record); err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	return contract.Out{ID: product.ID}, nil
}

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

// Ports is what the operation needs.
type Ports struct {
	Products store.Putter[model.Product]
	IDs      id.Source
	Clock    clock.Clock
}

type handler struct {
	ports Ports
}

var _ contract.AddProduct = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.AddProduct {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	name := strings.TrimSpace(in.Name)
	if name == "" || in.Price <= 0 || in.Stock < 0 {
		return contract.Out{}, contract.ErrInvalid
	}
	product := model.Product{
		ID:      id.Product(h.ports.IDs.NewID("product")),
		Name:    name,
		Price:   in.Price,
		Stock:   in.Stock,
		AddedAt: h.ports.Clock.Now(),
	}
	record := store.Record[model.Product]{Key: string(product.ID), Value: product}
	if err := h.ports.Products.Put(ctx, record); err != nil {
		return contract.Out{}, fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	return contract.Out{ID: product.ID}, nil
}

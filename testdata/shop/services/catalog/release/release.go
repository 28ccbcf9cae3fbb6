// Package release puts reserved items back in stock.
package release

import (
	"context"
	"errors"
	"fmt"

	"example.com/shop/services/catalog/model"
	"example.com/shop/services/catalog/release/contract"
	"example.com/shop/shared/contract/basket"
	"example.com/shop/shared/contract/store"
)

// attempts is how often a product is read again when somebody else changed it in between.
const attempts = 5

// Products is the part of the product store that releasing needs.
type Products interface {
	store.Getter[model.Product]
	store.Putter[model.Product]
}

// Ports is what the operation needs.
type Ports struct {
	Products Products
}

type handler struct {
	ports Ports
}

var _ contract.ReleaseStock = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.ReleaseStock {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	for _, item := range in.Items {
		if item.Quantity <= 0 {
			return contract.Out{}, fmt.Errorf("%w: %d of %s", contract.ErrInvalid, item.Quantity, item.Product)
		}
	}
	for _, item := range in.Items {
		if err := h.giveBack(ctx, item); err != nil {
			return contract.Out{}, fmt.Errorf("%w: %s: %v", contract.ErrUnavailable, item.Product, err)
		}
	}
	return contract.Out{}, nil
}

func (h *handler) giveBack(ctx context.Context, item basket.Item) error {
	var err error
	for range attempts {
		var record store.Record[model.Product]
		record, err = h.ports.Products.Get(ctx, string(item.Product))
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		record.Value = record.Value.Return(item.Quantity)
		err = h.ports.Products.Put(ctx, record)
		if !errors.Is(err, store.ErrConflict) {
			return err
		}
	}
	return err
}

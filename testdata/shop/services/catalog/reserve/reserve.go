// Package reserve takes items out of stock.
package reserve

import (
	"context"
	"errors"
	"fmt"

	"example.com/shop/services/catalog/model"
	"example.com/shop/services/catalog/reserve/contract"
	"example.com/shop/shared/contract/basket"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/store"
)

// attempts is how often a product is read again when somebody else changed it in between.
const attempts = 5

// Products is the part of the product store that reserving needs.
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

var _ contract.ReserveStock = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.ReserveStock {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	for _, item := range in.Items {
		if item.Quantity <= 0 {
			return contract.Out{}, fmt.Errorf("%w: %d of %s", contract.ErrInvalid, item.Quantity, item.Product)
		}
	}
	for i, item := range in.Items {
		if err := h.take(ctx, item.Product, item.Quantity); err != nil {
			return contract.Out{}, h.giveBack(ctx, in.Items[:i], err)
		}
	}
	return contract.Out{}, nil
}

// giveBack returns the cause of the failure, or why the items taken before it are still missing in stock.
func (h *handler) giveBack(ctx context.Context, taken []basket.Item, cause error) error {
	for _, item := range taken {
		if err := h.take(ctx, item.Product, -item.Quantity); err != nil {
			return fmt.Errorf("%w: %s stays reserved: %v", contract.ErrUnavailable, item.Product, err)
		}
	}
	return cause
}

func (h *handler) take(ctx context.Context, product id.Product, quantity int) error {
	for range attempts {
		record, err := h.ports.Products.Get(ctx, string(product))
		if errors.Is(err, store.ErrNotFound) {
			return fmt.Errorf("%w: %s", contract.ErrUnknownProduct, product)
		}
		if err != nil {
			return fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
		}
		rest, enough := record.Value.Take(quantity)
		if !enough {
			return fmt.Errorf("%w: %s", contract.ErrOutOfStock, product)
		}
		record.Value = rest
		err = h.ports.Products.Put(ctx, record)
		if err == nil {
			return nil
		}
		if !errors.Is(err, store.ErrConflict) {
			return fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
		}
	}
	return fmt.Errorf("%w: %s is changed by too many at once", contract.ErrUnavailable, product)
}

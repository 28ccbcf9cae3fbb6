package place

import (
	"context"
	"fmt"

	release "example.com/shop/services/catalog/release/contract"
	"example.com/shop/services/orders/model"
	"example.com/shop/services/orders/place/contract"
	refund "example.com/shop/services/payments/refund/contract"
)

// release puts the items back in stock and returns why the order failed, and why they could not be put back.
func (h *handler) release(ctx context.Context, order model.Order, cause error) error {
	if _, err := h.ports.ReleaseStock.Handle(ctx, release.In{Items: order.Items}); err != nil {
		return fmt.Errorf("%w: %v; the items of %s stay reserved: %v", contract.ErrUnavailable, cause, order.ID, err)
	}
	return cause
}

// refund gives the money back and returns why the order failed, and why it could not be given back.
func (h *handler) refund(ctx context.Context, order model.Order, cause error) error {
	if _, err := h.ports.RefundPayment.Handle(ctx, refund.In{Payment: order.Payment}); err != nil {
		return fmt.Errorf("%w: %v; %s is not refunded: %v", contract.ErrUnavailable, cause, order.Payment, err)
	}
	return cause
}

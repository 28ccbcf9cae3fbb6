package cancel_test

import (
	"errors"
	"testing"

	release "example.com/shop/services/catalog/release/contract"
	"example.com/shop/services/orders/cancel"
	"example.com/shop/services/orders/cancel/contract"
	"example.com/shop/services/orders/model"
	refund "example.com/shop/services/payments/refund/contract"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/store"
	"example.com/shop/test/fake"
)

func TestCancelOrder(t *testing.T) {
	tests := []struct {
		name     string
		order    id.Order
		store    error
		release  error
		refund   error
		want     error
		released int
	}{
		{name: "placed", order: "placed", released: 1},
		{name: "cancelled before", order: "cancelled"},
		{name: "shipped", order: "shipped", want: contract.ErrShipped},
		{name: "unknown", order: "other", want: contract.ErrNotFound},
		{name: "store down", order: "placed", store: store.ErrUnavailable, want: contract.ErrUnavailable},
		{name: "not released", order: "placed", release: release.ErrUnavailable, want: contract.ErrUnavailable, released: 1},
		{name: "not refunded", order: "placed", refund: refund.ErrUnavailable, want: contract.ErrUnavailable, released: 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			orders := &fake.Store[model.Order]{Err: test.store}
			for _, status := range []model.Status{model.Placed, model.Shipped, model.Cancelled} {
				orders.Seed(string(status), model.Order{ID: id.Order(status), Status: status})
			}
			releaseStock := &fake.Operation[release.In, release.Out]{Err: test.release}
			refundPayment := &fake.Operation[refund.In, refund.Out]{Out: refund.Out{Amount: 1800}, Err: test.refund}
			var cancelOrder contract.CancelOrder = cancel.New(cancel.Ports{Orders: orders, ReleaseStock: releaseStock, RefundPayment: refundPayment})

			out, err := cancelOrder.Handle(t.Context(), contract.In{Order: test.order})

			if !errors.Is(err, test.want) {
				t.Fatalf("error is %v, want %v", err, test.want)
			}
			if test.want == nil && out.Refunded != 1800 {
				t.Errorf("refunded %d, want 1800", out.Refunded)
			}
			if len(releaseStock.Calls) != test.released {
				t.Errorf("released %v, want %d calls", releaseStock.Calls, test.released)
			}
		})
	}
}

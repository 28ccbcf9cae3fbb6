package refund_test

import (
	"context"
	"errors"
	"testing"

	gateway "example.com/shop/services/payments/gateway/contract"
	"example.com/shop/services/payments/model"
	"example.com/shop/services/payments/refund"
	"example.com/shop/services/payments/refund/contract"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/store"
	"example.com/shop/test/fake"
)

func TestRefund(t *testing.T) {
	tests := []struct {
		name     string
		payment  id.Payment
		network  error
		store    error
		want     error
		refunded bool
	}{
		{name: "taken", payment: "taken", refunded: true},
		{name: "again", payment: "refunded", network: gateway.ErrUnavailable},
		{name: "unknown", payment: "other", want: contract.ErrUnknownPayment},
		{name: "network down", payment: "taken", network: gateway.ErrUnavailable, want: contract.ErrUnavailable},
		{name: "store down", payment: "taken", store: store.ErrUnavailable, want: contract.ErrUnavailable},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			payments := &fake.Store[model.Payment]{Err: test.store}
			payments.Seed("taken", model.Payment{ID: "taken", Amount: 900, Authorization: "auth-1"})
			payments.Seed("refunded", model.Payment{ID: "refunded", Amount: 900, Refunded: true})
			cards := &reverser{Operation: fake.Operation[gateway.Reverse, gateway.Reversed]{Err: test.network}}
			var refundPayment contract.RefundPayment = refund.New(refund.Ports{Payments: payments, Cards: cards})

			out, err := refundPayment.Handle(t.Context(), contract.In{Payment: test.payment})

			if !errors.Is(err, test.want) {
				t.Fatalf("error is %v, want %v", err, test.want)
			}
			if test.want == nil && out.Amount != 900 {
				t.Errorf("refunded %d, want 900", out.Amount)
			}
			if got := payments.Value("taken").Refunded; got != test.refunded {
				t.Errorf("marked as refunded: %v, want %v", got, test.refunded)
			}
		})
	}
}

// reverser answers like the card network.
type reverser struct {
	fake.Operation[gateway.Reverse, gateway.Reversed]
}

func (r *reverser) Reverse(ctx context.Context, in gateway.Reverse) (gateway.Reversed, error) {
	return r.Handle(ctx, in)
}

package charge_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"example.com/shop/services/payments/charge"
	"example.com/shop/services/payments/charge/contract"
	gateway "example.com/shop/services/payments/gateway/contract"
	"example.com/shop/services/payments/model"
	"example.com/shop/shared/contract/store"
	"example.com/shop/test/fake"
)

// network takes money from every card unless err is set.
type network struct {
	err      error
	reversed []string
}

func (n *network) Authorise(context.Context, gateway.Authorise) (gateway.Authorised, error) {
	return gateway.Authorised{Authorization: "auth-1"}, n.err
}

func (n *network) Reverse(_ context.Context, in gateway.Reverse) (gateway.Reversed, error) {
	n.reversed = append(n.reversed, in.Authorization)
	return gateway.Reversed{}, nil
}

func TestCharge(t *testing.T) {
	valid := contract.In{Card: "card", Amount: 900, Reference: "order-1"}
	tests := []struct {
		name     string
		in       contract.In
		network  error
		store    error
		want     error
		reversed int
	}{
		{name: "accepted", in: valid},
		{name: "no card", in: contract.In{Amount: 900}, want: contract.ErrInvalid},
		{name: "nothing to pay", in: contract.In{Card: "card"}, want: contract.ErrInvalid},
		{name: "declined", in: valid, network: gateway.ErrDeclined, want: contract.ErrDeclined},
		{name: "network down", in: valid, network: gateway.ErrUnavailable, want: contract.ErrUnavailable},
		{name: "not recorded", in: valid, store: store.ErrUnavailable, want: contract.ErrUnavailable, reversed: 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			cards := &network{err: test.network}
			payments := &fake.Store[model.Payment]{Err: test.store}
			var chargeCard contract.ChargeCard = charge.New(charge.Ports{
				Cards: cards, Undo: cards, Payments: payments, IDs: &fake.IDs{}, Clock: fake.Clock(noon),
			})

			out, err := chargeCard.Handle(t.Context(), test.in)

			if !errors.Is(err, test.want) {
				t.Fatalf("error is %v, want %v", err, test.want)
			}
			if len(cards.reversed) != test.reversed {
				t.Errorf("reversed %v, want %d of them", cards.reversed, test.reversed)
			}
			if test.want != nil {
				return
			}
			want := model.Payment{ID: out.Payment, Amount: 900, Reference: "order-1", Authorization: "auth-1", TakenAt: noon}
			if got := payments.Value(string(out.Payment)); got != want {
				t.Errorf("stored %+v, want %+v", got, want)
			}
		})
	}
}

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

package history_test

import (
	"errors"
	"testing"
	"time"

	"example.com/shop/services/payments/history"
	"example.com/shop/services/payments/history/contract"
	"example.com/shop/services/payments/model"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/money"
	"example.com/shop/shared/contract/store"
	"example.com/shop/test/fake"
)

func TestHistory(t *testing.T) {
	monday := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	tuesday := monday.AddDate(0, 0, 1)
	tests := []struct {
		name   string
		since  time.Time
		newest id.Payment
		count  int
		total  money.Cents
	}{
		{name: "all", newest: "c", count: 3, total: 1500},
		{name: "since tuesday", since: tuesday, newest: "c", count: 1, total: 600},
		{name: "in the future", since: tuesday.AddDate(0, 0, 1)},
	}
	payments := &fake.Store[model.Payment]{}
	payments.Seed("a", model.Payment{ID: "a", Amount: 900, TakenAt: monday})
	payments.Seed("b", model.Payment{ID: "b", Amount: 700, TakenAt: monday, Refunded: true})
	payments.Seed("c", model.Payment{ID: "c", Amount: 600, TakenAt: tuesday})
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var paymentHistory contract.PaymentHistory = history.New(history.Ports{Payments: payments})

			out, err := paymentHistory.Handle(t.Context(), contract.In{Since: test.since})
			if err != nil {
				t.Fatal(err)
			}

			if len(out.Payments) != test.count || out.Total != test.total {
				t.Fatalf("%d payments over %d, want %d over %d", len(out.Payments), out.Total, test.count, test.total)
			}
			if test.count > 0 && out.Payments[0].ID != test.newest {
				t.Errorf("newest is %s, want %s", out.Payments[0].ID, test.newest)
			}
		})
	}
}

func TestStoreDown(t *testing.T) {
	paymentHistory := history.New(history.Ports{Payments: &fake.Store[model.Payment]{Err: store.ErrUnavailable}})
	if _, err := paymentHistory.Handle(t.Context(), contract.In{}); !errors.Is(err, contract.ErrUnavailable) {
		t.Errorf("error is %v, want %v", err, contract.ErrUnavailable)
	}
}

package quote_test

import (
	"errors"
	"testing"

	"example.com/shop/services/catalog/model"
	"example.com/shop/services/catalog/quote"
	"example.com/shop/services/catalog/quote/contract"
	"example.com/shop/shared/contract/basket"
	"example.com/shop/shared/contract/money"
	"example.com/shop/shared/contract/store"
	"example.com/shop/test/fake"
)

func TestQuote(t *testing.T) {
	tests := []struct {
		name  string
		items []basket.Item
		down  error
		total money.Cents
		want  error
	}{
		{name: "two products", items: []basket.Item{{Product: "mug", Quantity: 2}, {Product: "bowl", Quantity: 1}}, total: 3300},
		{name: "many are cheaper", items: []basket.Item{{Product: "mug", Quantity: 10}}, total: 8550},
		{name: "nothing", want: contract.ErrInvalid},
		{name: "no pieces", items: []basket.Item{{Product: "mug"}}, want: contract.ErrInvalid},
		{name: "not on sale", items: []basket.Item{{Product: "hat", Quantity: 1}}, want: contract.ErrUnknownProduct},
		{name: "store down", items: []basket.Item{{Product: "mug", Quantity: 1}}, down: store.ErrUnavailable, want: contract.ErrUnavailable},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			products := &fake.Store[model.Product]{Err: test.down}
			products.Seed("mug", model.Product{ID: "mug", Price: 900})
			products.Seed("bowl", model.Product{ID: "bowl", Price: 1500})
			var quoteItems contract.QuoteItems = quote.New(quote.Ports{Products: products})

			out, err := quoteItems.Handle(t.Context(), contract.In{Items: test.items})

			if !errors.Is(err, test.want) {
				t.Fatalf("error is %v, want %v", err, test.want)
			}
			if out.Total != test.total {
				t.Errorf("total is %d, want %d", out.Total, test.total)
			}
		})
	}
}

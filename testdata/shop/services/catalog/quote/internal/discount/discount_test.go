package discount_test

import (
	"testing"

	"example.com/shop/services/catalog/quote/internal/discount"
	"example.com/shop/shared/contract/money"
)

func TestApply(t *testing.T) {
	tests := []struct {
		price    money.Cents
		quantity int
		want     money.Cents
	}{
		{price: 1000, quantity: 1, want: 1000},
		{price: 1000, quantity: 9, want: 1000},
		{price: 1000, quantity: 10, want: 950},
		{price: 1000, quantity: 100, want: 850},
		{price: 19, quantity: 10, want: 19},
	}
	for _, test := range tests {
		if got := discount.Apply(test.price, test.quantity); got != test.want {
			t.Errorf("Apply(%d, %d) = %d, want %d", test.price, test.quantity, got, test.want)
		}
	}
}

package reserve_test

import (
	"errors"
	"testing"

	"example.com/shop/services/catalog/model"
	"example.com/shop/services/catalog/reserve"
	"example.com/shop/services/catalog/reserve/contract"
	"example.com/shop/shared/contract/basket"
	"example.com/shop/shared/contract/store"
	"example.com/shop/test/fake"
)

func TestReserve(t *testing.T) {
	tests := []struct {
		name      string
		items     []basket.Item
		conflicts int
		mugs      int // left in stock
		want      error
	}{
		{name: "some", items: []basket.Item{{Product: "mug", Quantity: 2}}, mugs: 3},
		{name: "all", items: []basket.Item{{Product: "mug", Quantity: 5}}, mugs: 0},
		{name: "too many", items: []basket.Item{{Product: "mug", Quantity: 6}}, mugs: 5, want: contract.ErrOutOfStock},
		{name: "all or nothing", items: []basket.Item{{Product: "mug", Quantity: 2}, {Product: "bowl", Quantity: 2}}, mugs: 5, want: contract.ErrOutOfStock},
		{name: "less than nothing", items: []basket.Item{{Product: "mug", Quantity: 2}, {Product: "mug", Quantity: -1}}, mugs: 5, want: contract.ErrInvalid},
		{name: "not on sale", items: []basket.Item{{Product: "mug", Quantity: 1}, {Product: "hat", Quantity: 1}}, mugs: 5, want: contract.ErrUnknownProduct},
		{name: "changed by others", items: []basket.Item{{Product: "mug", Quantity: 2}}, conflicts: 2, mugs: 3},
		{name: "changed all the time", items: []basket.Item{{Product: "mug", Quantity: 2}}, conflicts: 99, mugs: 5, want: contract.ErrUnavailable},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			products := &fake.Store[model.Product]{Conflicts: test.conflicts}
			products.Seed("mug", model.Product{ID: "mug", Stock: 5})
			products.Seed("bowl", model.Product{ID: "bowl", Stock: 1})
			var reserveStock contract.ReserveStock = reserve.New(reserve.Ports{Products: products})

			_, err := reserveStock.Handle(t.Context(), contract.In{Items: test.items})

			if !errors.Is(err, test.want) {
				t.Fatalf("error is %v, want %v", err, test.want)
			}
			if got := products.Value("mug").Stock; got != test.mugs {
				t.Errorf("%d mugs are left, want %d", got, test.mugs)
			}
		})
	}
}

func TestStoreDown(t *testing.T) {
	reserveStock := reserve.New(reserve.Ports{Products: &fake.Store[model.Product]{Err: store.ErrUnavailable}})
	in := contract.In{Items: []basket.Item{{Product: "mug", Quantity: 1}}}
	if _, err := reserveStock.Handle(t.Context(), in); !errors.Is(err, contract.ErrUnavailable) {
		t.Errorf("error is %v, want %v", err, contract.ErrUnavailable)
	}
}

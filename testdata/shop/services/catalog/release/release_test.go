package release_test

import (
	"errors"
	"testing"

	"example.com/shop/services/catalog/model"
	"example.com/shop/services/catalog/release"
	"example.com/shop/services/catalog/release/contract"
	"example.com/shop/shared/contract/basket"
	"example.com/shop/shared/contract/store"
	"example.com/shop/test/fake"
)

var twoMugs = basket.Item{Product: "mug", Quantity: 2}

func TestRelease(t *testing.T) {
	tests := []struct {
		name      string
		item      basket.Item
		conflicts int
		down      error
		mugs      int
		want      error
	}{
		{name: "on sale", item: twoMugs, mugs: 7},
		{name: "not sold any more", item: basket.Item{Product: "hat", Quantity: 2}, mugs: 5},
		{name: "less than nothing", item: basket.Item{Product: "mug", Quantity: -2}, mugs: 5, want: contract.ErrInvalid},
		{name: "changed by others", item: twoMugs, conflicts: 2, mugs: 7},
		{name: "changed all the time", item: twoMugs, conflicts: 99, mugs: 5, want: contract.ErrUnavailable},
		{name: "store down", item: twoMugs, down: store.ErrUnavailable, mugs: 5, want: contract.ErrUnavailable},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			products := &fake.Store[model.Product]{Conflicts: test.conflicts, Err: test.down}
			products.Seed("mug", model.Product{ID: "mug", Stock: 5})
			var releaseStock contract.ReleaseStock = release.New(release.Ports{Products: products})

			_, err := releaseStock.Handle(t.Context(), contract.In{Items: []basket.Item{test.item}})

			if !errors.Is(err, test.want) {
				t.Fatalf("error is %v, want %v", err, test.want)
			}
			if got := products.Value("mug").Stock; got != test.mugs {
				t.Errorf("%d mugs in stock, want %d", got, test.mugs)
			}
		})
	}
}

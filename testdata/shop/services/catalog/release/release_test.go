package release_test

import (
	"errors"
	"testing"

	"example.com/shop/services/catalog/model"
	"example.com/shop/services/catalog/release"
	"example.com/shop/services/catalog/release/contract"
	"example.com/shop/shared/contract/basket"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/store"
	"example.com/shop/test/fake"
)

func TestRelease(t *testing.T) {
	tests := []struct {
		name      string
		product   string
		conflicts int
		down      error
		mugs      int
		want      error
	}{
		{name: "on sale", product: "mug", mugs: 7},
		{name: "not sold any more", product: "hat", mugs: 5},
		{name: "changed by others", product: "mug", conflicts: 2, mugs: 7},
		{name: "changed all the time", product: "mug", conflicts: 99, mugs: 5, want: contract.ErrUnavailable},
		{name: "store down", product: "mug", down: store.ErrUnavailable, mugs: 5, want: contract.ErrUnavailable},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			products := &fake.Store[model.Product]{Conflicts: test.conflicts, Err: test.down}
			products.Seed("mug", model.Product{ID: "mug", Stock: 5})
			var releaseStock contract.ReleaseStock = release.New(products)

			items := []basket.Item{{Product: id.Product(test.product), Quantity: 2}}
			_, err := releaseStock.Handle(t.Context(), contract.In{Items: items})

			if !errors.Is(err, test.want) {
				t.Fatalf("error is %v, want %v", err, test.want)
			}
			if got := products.Value("mug").Stock; got != test.mugs {
				t.Errorf("%d mugs in stock, want %d", got, test.mugs)
			}
		})
	}
}

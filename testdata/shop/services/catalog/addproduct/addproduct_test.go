package addproduct_test

import (
	"errors"
	"testing"
	"time"

	"example.com/shop/services/catalog/addproduct"
	"example.com/shop/services/catalog/addproduct/contract"
	"example.com/shop/services/catalog/model"
	"example.com/shop/shared/contract/store"
	"example.com/shop/test/fake"
)

func TestAddProduct(t *testing.T) {
	tests := []struct {
		name string
		in   contract.In
		down error
		want error
	}{
		{name: "valid", in: contract.In{Name: "Mug", Price: 900, Stock: 3}},
		{name: "without stock", in: contract.In{Name: "Mug", Price: 900}},
		{name: "without name", in: contract.In{Name: " ", Price: 900}, want: contract.ErrInvalid},
		{name: "without price", in: contract.In{Name: "Mug"}, want: contract.ErrInvalid},
		{name: "negative stock", in: contract.In{Name: "Mug", Price: 900, Stock: -1}, want: contract.ErrInvalid},
		{name: "store down", in: contract.In{Name: "Mug", Price: 900}, down: store.ErrUnavailable, want: contract.ErrUnavailable},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			products := &fake.Store[model.Product]{Err: test.down}
			var add contract.AddProduct = addproduct.New(addproduct.Ports{Products: products, IDs: &fake.IDs{}, Clock: fake.Clock(noon)})

			out, err := add.Handle(t.Context(), test.in)

			if !errors.Is(err, test.want) {
				t.Fatalf("error is %v, want %v", err, test.want)
			}
			if test.want != nil {
				return
			}
			want := model.Product{ID: out.ID, Name: test.in.Name, Price: test.in.Price, Stock: test.in.Stock, AddedAt: noon}
			if got := products.Value(string(out.ID)); got != want {
				t.Errorf("stored %+v, want %+v", got, want)
			}
		})
	}
}

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

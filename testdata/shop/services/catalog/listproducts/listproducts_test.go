package listproducts_test

import (
	"errors"
	"reflect"
	"testing"

	"example.com/shop/services/catalog/listproducts"
	"example.com/shop/services/catalog/listproducts/contract"
	"example.com/shop/services/catalog/model"
	"example.com/shop/shared/contract/store"
	"example.com/shop/test/fake"
)

func TestListProducts(t *testing.T) {
	tests := []struct {
		name string
		in   contract.In
		want []string
	}{
		{name: "all, by name", want: []string{"Bowl", "Mug"}},
		{name: "in stock", in: contract.In{InStock: true}, want: []string{"Mug"}},
	}
	products := &fake.Store[model.Product]{}
	products.Seed("1", model.Product{ID: "1", Name: "Mug", Stock: 2})
	products.Seed("2", model.Product{ID: "2", Name: "Bowl"})
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var list contract.ListProducts = listproducts.New(listproducts.Ports{Products: products})

			out, err := list.Handle(t.Context(), test.in)
			if err != nil {
				t.Fatal(err)
			}

			var names []string
			for _, product := range out.Products {
				names = append(names, product.Name)
			}
			if !reflect.DeepEqual(names, test.want) {
				t.Errorf("listed %v, want %v", names, test.want)
			}
		})
	}
}

func TestStoreDown(t *testing.T) {
	list := listproducts.New(listproducts.Ports{Products: &fake.Store[model.Product]{Err: store.ErrUnavailable}})
	if _, err := list.Handle(t.Context(), contract.In{}); !errors.Is(err, contract.ErrUnavailable) {
		t.Errorf("error is %v, want %v", err, contract.ErrUnavailable)
	}
}

package get_test

import (
	"errors"
	"reflect"
	"testing"

	"example.com/shop/services/orders/get"
	"example.com/shop/services/orders/get/contract"
	"example.com/shop/services/orders/model"
	"example.com/shop/shared/contract/basket"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/store"
	"example.com/shop/test/fake"
)

func TestGetOrder(t *testing.T) {
	items := []basket.Item{{Product: "mug", Quantity: 2}}
	tests := []struct {
		name  string
		order id.Order
		down  error
		out   contract.Out
		want  error
	}{
		{name: "known", order: "order-1", out: contract.Out{Order: "order-1", Items: items, Total: 1800, Status: "placed"}},
		{name: "unknown", order: "order-2", want: contract.ErrNotFound},
		{name: "store down", order: "order-1", down: store.ErrUnavailable, want: contract.ErrUnavailable},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			orders := &fake.Store[model.Order]{Err: test.down}
			orders.Seed("order-1", model.Order{ID: "order-1", Items: items, Total: 1800, Status: model.Placed})
			var getOrder contract.GetOrder = get.New(get.Ports{Orders: orders})

			out, err := getOrder.Handle(t.Context(), contract.In{Order: test.order})

			if !errors.Is(err, test.want) {
				t.Fatalf("error is %v, want %v", err, test.want)
			}
			if !reflect.DeepEqual(out, test.out) {
				t.Errorf("answer is %+v, want %+v", out, test.out)
			}
		})
	}
}

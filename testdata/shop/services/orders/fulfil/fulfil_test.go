package fulfil_test

import (
	"errors"
	"testing"

	"example.com/shop/services/orders/fulfil"
	"example.com/shop/services/orders/fulfil/contract"
	"example.com/shop/services/orders/model"
	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/store"
	"example.com/shop/test/fake"
)

func TestFulfilOrder(t *testing.T) {
	tests := []struct {
		name      string
		order     id.Order
		down      error
		conflicts int
		want      error
		status    model.Status
	}{
		{name: "placed", order: "placed", status: model.Shipped},
		{name: "again", order: "shipped", status: model.Shipped},
		{name: "cancelled", order: "cancelled", want: contract.ErrCancelled, status: model.Cancelled},
		{name: "unknown", order: "other", want: contract.ErrNotFound},
		{name: "changed by others", order: "placed", conflicts: 1, want: contract.ErrUnavailable, status: model.Placed},
		{name: "store down", order: "placed", down: store.ErrUnavailable, want: contract.ErrUnavailable, status: model.Placed},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			orders := &fake.Store[model.Order]{Err: test.down, Conflicts: test.conflicts}
			for _, status := range []model.Status{model.Placed, model.Shipped, model.Cancelled} {
				orders.Seed(string(status), model.Order{ID: id.Order(status), Email: "ada@example.com", Status: status})
			}
			var fulfilOrder contract.FulfilOrder = fulfil.New(fulfil.Ports{Orders: orders})

			out, err := fulfilOrder.Handle(t.Context(), contract.In{Order: test.order})

			if !errors.Is(err, test.want) {
				t.Fatalf("error is %v, want %v", err, test.want)
			}
			if test.want == nil && out.Email != "ada@example.com" {
				t.Errorf("address is %q", out.Email)
			}
			if got := orders.Value(string(test.order)).Status; got != test.status {
				t.Errorf("status is %q, want %q", got, test.status)
			}
		})
	}
}

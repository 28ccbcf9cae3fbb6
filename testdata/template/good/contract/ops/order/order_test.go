package order

import (
	"context"
	"testing"

	"example.com/contract/ops/order/contract"
)

func TestOrder(t *testing.T) {
	if _, err := New().Do(context.Background(), contract.In{ID: "x"}); err != nil {
		t.Fatal(err)
	}
}

func TestMore(t *testing.T) {}

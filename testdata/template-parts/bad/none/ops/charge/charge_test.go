package charge

import (
	"context"
	"testing"

	"example.com/none/ops/charge/contract"
)

func TestCharge(t *testing.T) {
	if _, err := New().Do(context.Background(), contract.In{ID: "x"}); err != nil {
		t.Fatal(err)
	}
}

func TestMore(t *testing.T) {}

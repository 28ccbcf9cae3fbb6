package charge_test

import (
	"context"
	"testing"

	"example.com/none/ops/charge"
	"example.com/none/ops/charge/contract"
)

func TestOutside(t *testing.T) {
	if _, err := charge.New().Do(context.Background(), contract.In{ID: "x"}); err != nil {
		t.Fatal(err)
	}
}

package charge_test

import (
	"context"
	"testing"

	"example.com/all/ops/charge"
	"example.com/all/ops/charge/contract"
)

func TestOutside(t *testing.T) {
	if _, err := charge.New().Do(context.Background(), contract.In{ID: "x"}); err != nil {
		t.Fatal(err)
	}
}

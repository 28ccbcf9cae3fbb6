package another

import (
	"context"
	"testing"

	"example.com/contract/ops/another/contract"
)

func TestAnother(t *testing.T) {
	if _, err := New().Do(context.Background(), contract.In{ID: "x"}); err != nil {
		t.Fatal(err)
	}
}

func TestMore(t *testing.T) {}

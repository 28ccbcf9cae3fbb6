package inside

import (
	"context"
	"testing"

	"example.com/none/ops/inside/contract"
)

func TestInside(t *testing.T) {
	if _, err := New().Do(context.Background(), contract.In{ID: "x"}); err != nil {
		t.Fatal(err)
	}
}

func TestMore(t *testing.T) {}

package operation

import (
	"context"
	"testing"

	"example.com/none/templates/operation/contract"
)

func TestOperation(t *testing.T) {
	if _, err := New().Do(context.Background(), contract.In{ID: "x"}); err != nil {
		t.Fatal(err)
	}
}

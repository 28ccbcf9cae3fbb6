package operation

import (
	"context"
	"testing"

	"example.com/all/templates/operation/contract"
)

func TestOperation(t *testing.T) {
	if _, err := New().Do(context.Background(), contract.In{ID: "x"}); err != nil {
		t.Fatal(err)
	}
}

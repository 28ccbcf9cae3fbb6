package operation_test

import (
	"context"
	"testing"

	"example.com/all/templates/operation"
	"example.com/all/templates/operation/contract"
)

func TestOutside(t *testing.T) {
	if _, err := operation.New().Do(context.Background(), contract.In{ID: "x"}); err != nil {
		t.Fatal(err)
	}
}

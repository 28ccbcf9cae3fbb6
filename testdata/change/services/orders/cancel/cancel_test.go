package cancel_test

import (
	"context"
	"testing"

	"example.com/pr/services/orders/cancel"
	"example.com/pr/services/orders/cancel/contract"
)

type orders map[string]bool

func (o orders) Drop(_ context.Context, order string) error {
	delete(o, order)
	return nil
}

func TestCancel(t *testing.T) {
	kept := orders{"one": true, "two": true}
	var op contract.Cancel = cancel.New(kept)
	if err := op.Cancel(t.Context(), contract.In{Order: "one"}); err != nil {
		t.Fatal(err)
	}
	if len(kept) != 1 {
		t.Errorf("kept %v", kept)
	}
}

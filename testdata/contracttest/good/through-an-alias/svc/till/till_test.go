package till_test

import (
	"testing"

	"example.com/throughanalias/svc/till"
	"example.com/throughanalias/svc/till/contract"
)

type ringer = contract.Ring

func TestRing(t *testing.T) {
	var r ringer = till.New(1)
	ring := r.Ring
	if _, err := ring(t.Context(), contract.In{}); err != nil {
		t.Fatal(err)
	}
}

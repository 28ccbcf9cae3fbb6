package till_test

import (
	"testing"

	"example.com/exportedfortests/svc/till"
	"example.com/exportedfortests/svc/till/contract"
)

func TestRing(t *testing.T) {
	till.Receipt(contract.In{})
	if _, err := till.New(1).Ring(t.Context(), contract.In{}); err != nil {
		t.Fatal(err)
	}
}

package till_test

import (
	"testing"

	"example.com/plain/svc/till"
	"example.com/plain/svc/till/contract"
)

func TestRing(t *testing.T) {
	if _, err := till.New(1).Ring(t.Context(), contract.In{}); err != nil {
		t.Fatal(err)
	}
}

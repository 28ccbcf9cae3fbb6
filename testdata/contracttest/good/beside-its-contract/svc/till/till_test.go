package till_test

import (
	"testing"

	"example.com/besideitscontract/svc/till"
)

func TestRing(t *testing.T) {
	if err := till.New(1).Ring(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
}

package till_test

import (
	"testing"

	"example.com/dataandhelpersinside/svc/till"
	"example.com/dataandhelpersinside/svc/till/contract"
)

func TestRing(t *testing.T) {
	if _, err := till.New(1).Ring(t.Context(), contract.In{}); err != nil {
		t.Fatal(err)
	}
}

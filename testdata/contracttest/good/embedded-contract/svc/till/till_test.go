package till_test

import (
	"testing"

	"example.com/embeddedcontract/svc/till"
	"example.com/embeddedcontract/svc/till/contract"
)

type world struct{ contract.Ring }

func TestRing(t *testing.T) {
	w := world{till.New(1)}
	w.Ring.Ring(t.Context(), contract.In{})
}

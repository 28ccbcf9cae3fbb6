package till_test

import (
	"testing"

	"example.com/byitstype/svc/till"
	"example.com/byitstype/svc/till/contract"
)

func TestRing(t *testing.T) {
	h := &till.Handler{}
	h.Ring(t.Context(), contract.In{}) // want "is tested only around its contract, namely till.Handler.Ring"
}

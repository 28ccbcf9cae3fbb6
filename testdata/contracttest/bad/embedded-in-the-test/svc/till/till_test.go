package till_test

import (
	"testing"

	"example.com/embeddedinthetest/svc/till"
	"example.com/embeddedinthetest/svc/till/contract"
)

type loud struct{ *till.Handler }

func TestRing(t *testing.T) {
	l := loud{&till.Handler{}}
	l.Ring(t.Context(), contract.In{}) // want "is tested only around its contract, namely till.Handler.Ring"
}

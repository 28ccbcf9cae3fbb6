package till_test

import (
	"testing"

	"example.com/methodvalue/svc/till"
	"example.com/methodvalue/svc/till/contract"
)

func TestRing(t *testing.T) {
	ring := (&till.Handler{}).Ring
	ring(t.Context(), contract.In{}) // want "is tested only around its contract, namely till.Handler.Ring"
}

package till_test

import (
	"testing"

	"example.com/inaclosure/svc/till"
	"example.com/inaclosure/svc/till/contract"
)

func TestRing(t *testing.T) {
	for name, h := range map[string]*till.Handler{"plain": {}} {
		t.Run(name, func(t *testing.T) {
			h.Ring(t.Context(), contract.In{}) // want "is tested only around its contract, namely till.Handler.Ring"
		})
	}
}

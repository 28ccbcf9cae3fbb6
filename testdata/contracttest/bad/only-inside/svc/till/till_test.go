package till // want "is tested only from inside its package; test it from package till_test"

import (
	"testing"

	"example.com/onlyinside/svc/till/contract"
)

func TestRing(t *testing.T) {
	var ring contract.Ring = New(1)
	ring.Ring(t.Context(), contract.In{})
}

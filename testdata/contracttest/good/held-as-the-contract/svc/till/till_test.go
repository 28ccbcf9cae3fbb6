package till_test

import (
	"testing"

	"example.com/heldasthecontract/svc/till"
	"example.com/heldasthecontract/svc/till/contract"
)

func TestRing(t *testing.T) {
	var ring contract.Ring = &till.Handler{}
	t.Run("", func(t *testing.T) {
		call := ring.Ring
		call(t.Context(), contract.In{})
	})
}

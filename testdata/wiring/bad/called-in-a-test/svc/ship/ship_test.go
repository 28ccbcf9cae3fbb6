package ship_test

import (
	"testing"

	"example.com/calledinatest/svc/ship"
	"example.com/calledinatest/svc/ship/contract"
)

func TestHandle(t *testing.T) {
	var s contract.Shiper = &ship.Handler{}
	if n, err := s.Handle(t.Context(), contract.In{N: 1}); n != 1 || err != nil {
		t.Fail()
	}
}

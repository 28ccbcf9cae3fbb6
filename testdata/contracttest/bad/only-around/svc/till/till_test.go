package till

import (
	"testing"

	"example.com/onlyaround/svc/till/contract"
)

func TestFits(t *testing.T) {
	h := &handler{1}
	if !h.fits(0) || receipt(contract.In{}) == "" { // want "is tested only around its contract, namely till.handler.fits, till.receipt; test it from package till_test"
		t.Fail()
	}
}

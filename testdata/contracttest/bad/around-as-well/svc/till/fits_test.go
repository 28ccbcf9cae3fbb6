package till

import "testing"

func TestFits(t *testing.T) {
	fits := (&handler{1}).fits
	if !fits(0) { // want "has tests that reach around its contract, namely till.handler.fits; test what it promises"
		t.Fail()
	}
}

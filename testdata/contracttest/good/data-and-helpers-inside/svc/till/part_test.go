package till

import "testing"

func helper(n int) part { return part{n} }

func TestPart(t *testing.T) {
	if helper(1).double() != 2 {
		t.Fail()
	}
}

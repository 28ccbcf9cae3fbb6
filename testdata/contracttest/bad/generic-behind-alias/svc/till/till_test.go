package till_test

import (
	"testing"

	"example.com/genericbehindalias/svc/till"
	"example.com/genericbehindalias/svc/till/contract"
)

func TestRing(t *testing.T) {
	var ring contract.Ring = till.New(1)
	_ = ring
}

package till_test

import (
	"testing"

	"example.com/secondmodule/svc/till"
	"example.com/secondmodule/svc/till/contract"
)

func TestRing(t *testing.T) { till.New(1).Ring(t.Context(), contract.In{}) }

package till_test

import (
	"testing"

	"example.com/drivenfromanothermodule/svc/till"
	"example.com/drivenfromanothermodule/svc/till/contract"
)

func TestRing(t *testing.T) { till.New(1).Ring(t.Context(), contract.In{}) }

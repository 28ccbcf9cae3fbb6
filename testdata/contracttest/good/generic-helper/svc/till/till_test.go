package till_test

import (
	"testing"

	"example.com/generichelper/svc/till"
	"example.com/generichelper/svc/till/contract"
	"example.com/generichelper/test/drive"
)

func TestRing(t *testing.T) { drive.Call(t, till.New(1).Ring, contract.In{}) }

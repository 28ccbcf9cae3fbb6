package tills

import (
	"testing"

	"example.com/inatestfolder/svc/till"
	"example.com/inatestfolder/svc/till/contract"
)

func TestRing(t *testing.T) {
	if _, err := till.New(1).Ring(t.Context(), contract.In{}); err != nil {
		t.Fatal(err)
	}
}

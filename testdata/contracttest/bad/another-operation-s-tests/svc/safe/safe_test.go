package safe_test

import (
	"testing"

	"example.com/anotheroperationstests/svc/safe"
	"example.com/anotheroperationstests/svc/safe/contract"
)

func TestRing(t *testing.T) {
	if _, err := safe.New(1).Ring(t.Context(), contract.In{}); err != nil {
		t.Fatal(err)
	}
}

package conform

import (
	"testing"

	"example.com/conformance/svc/till/contract"
)

// Ring is what every till must do.
func Ring(t *testing.T, open func() contract.Ring) {
	if _, err := open().Ring(t.Context(), contract.In{}); err != nil {
		t.Fatal(err)
	}
}

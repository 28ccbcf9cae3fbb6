package till_test

import (
	"testing"

	safe "example.com/anotheroperationstests/svc/safe/contract"
	_ "example.com/anotheroperationstests/svc/till"
)

func TestSafe(t *testing.T) {
	var ring safe.Ring
	ring.Ring(t.Context(), safe.In{})
}

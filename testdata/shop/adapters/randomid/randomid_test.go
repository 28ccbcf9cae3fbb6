package randomid_test

import (
	"strings"
	"testing"

	"example.com/shop/adapters/randomid"
)

func TestNewID(t *testing.T) {
	source := randomid.New()
	first, second := source.NewID("order"), source.NewID("order")
	if !strings.HasPrefix(first, "order-") || first == second {
		t.Errorf("made %q and %q", first, second)
	}
}

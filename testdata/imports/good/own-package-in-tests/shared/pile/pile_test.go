package pile_test

import (
	"testing"

	"example.com/ownpackageintests/shared/pile"
)

func TestSize(t *testing.T) {
	if pile.Size() != pile.Secret {
		t.Fail()
	}
}

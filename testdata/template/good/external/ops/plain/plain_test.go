package plain_test

import (
	"testing"

	"example.com/external/ops/plain"
)

func TestPlain(t *testing.T) {
	if plain.Run(1) != 1 {
		t.Fatal("differs")
	}
}

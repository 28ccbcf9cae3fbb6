//go:build slow

package plain_test

import (
	"testing"

	"example.com/external/ops/plain"
)

func TestSlow(t *testing.T) {
	if plain.Run(1) != 1 {
		t.Fatal("differs")
	}
}

//go:build unix

package plain_test

import (
	"testing"

	"example.com/external/ops/plain"
)

func TestUnix(t *testing.T) {
	if plain.Run(1) != 1 {
		t.Fatal("differs")
	}
}

//go:build never

package never_test

import (
	"testing"

	"example.com/external/ops/never"
)

func TestNever(t *testing.T) {
	if never.Run(1) != 1 {
		t.Fatal("differs")
	}
}

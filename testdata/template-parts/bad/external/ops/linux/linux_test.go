//go:build linux

// want ^^"has the directive //go:build linux"

package linux_test

import (
	"testing"

	"example.com/external/ops/linux"
)

func TestLinux(t *testing.T) {
	if linux.Run(1) != 1 {
		t.Fatal("differs")
	}
}

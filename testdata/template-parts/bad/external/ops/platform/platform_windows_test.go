package platform_test

import (
	"testing"

	"example.com/external/ops/platform"
)

func TestPlatform(t *testing.T) {
	if platform.Run(1) != 1 {
		t.Fatal("differs")
	}
}

package run

import (
	"testing"

	"example.com/intests/shared/help"
)

func TestYear(t *testing.T) {
	if help.Year() < 2000 {
		t.Fail()
	}
}

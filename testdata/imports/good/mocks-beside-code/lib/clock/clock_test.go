package clock_test

import (
	"testing"

	"example.com/mocksbesidecode/lib/clock"
	"example.com/mocksbesidecode/lib/clock/mocks"
)

func TestNow(t *testing.T) {
	if clock.Clock(mocks.Clock{T: t}).Now() != 12 {
		t.Fail()
	}
}

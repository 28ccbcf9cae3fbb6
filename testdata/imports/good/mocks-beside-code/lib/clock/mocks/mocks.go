package mocks

import (
	"testing"

	"example.com/mocksbesidecode/lib/clock"
)

type Clock struct{ T *testing.T }

var _ clock.Clock = Clock{}

func (c Clock) Now() int { return 12 }

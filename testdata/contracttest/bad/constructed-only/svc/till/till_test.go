package till_test

import (
	"testing"

	"example.com/constructedonly/svc/till"
)

func TestNew(t *testing.T) {
	if till.New(1) == nil {
		t.Fail()
	}
}

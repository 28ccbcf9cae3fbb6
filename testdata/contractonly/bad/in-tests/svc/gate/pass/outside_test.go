package pass_test

import (
	"testing"

	"example.com/intests/svc/gate/pass"
	"example.com/intests/svc/scales/weigh" // want "operation example.com/intests/svc/gate/pass imports operation example.com/intests/svc/scales/weigh in a test; "
)

func TestOutside(t *testing.T) { t.Log(weigh.New(nil), pass.New(nil)) }

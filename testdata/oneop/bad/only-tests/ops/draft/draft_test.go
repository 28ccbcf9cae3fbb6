package draft // want "operation example.com/onlytests/ops/draft has no behaviour; an operation owns exactly one"

import "testing"

func TestDraft(t *testing.T) { t.Log("to be written") }

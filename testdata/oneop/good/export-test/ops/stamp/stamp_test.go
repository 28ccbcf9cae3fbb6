package stamp_test

import (
	"context"
	"testing"

	"example.com/exporttest/ops/stamp"
)

type May struct{}

func (May) Today(context.Context) string { return "1 May" }

func (May) Tomorrow(context.Context) (string, error) { return "2 May", nil }

func TestMark(t *testing.T) {
	if got, _ := stamp.Mark(t.Context(), May{}, "atlas"); got != "atlas 1 May" {
		t.Error(got)
	}
}

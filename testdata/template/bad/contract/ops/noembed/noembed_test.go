package noembed

import (
	"context"
	"testing"

	"example.com/contract/ops/noembed/contract"
)

func TestNoembed(t *testing.T) {
	if _, err := New().Do(context.Background(), contract.In{ID: "x"}); err != nil {
		t.Fatal(err)
	}
}

func TestMore(t *testing.T) {}

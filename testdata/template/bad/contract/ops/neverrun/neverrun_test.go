//go:build never

package neverrun

import (
	"context"
	"testing"

	"example.com/contract/ops/neverrun/contract"
)

func TestNeverrun(t *testing.T) {
	if _, err := New().Do(context.Background(), contract.In{ID: "x"}); err != nil {
		t.Fatal(err)
	}
}

func TestMore(t *testing.T) {}

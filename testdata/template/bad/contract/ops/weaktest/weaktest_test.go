package weaktest

import (
	"context"
	"testing"

	"example.com/contract/ops/weaktest/contract"
)

func TestWeaktest(t *testing.T) {
	if _, err := New().Do(context.Background(), contract.In{ID: "x"}); err != nil {
		t.Log(err) // want "has another statement in TestWeaktest than its template"
	}
}

func TestMore(t *testing.T) {}

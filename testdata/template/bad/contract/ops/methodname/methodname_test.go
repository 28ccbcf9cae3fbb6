package methodname

import (
	"context"
	"testing"

	"example.com/contract/ops/methodname/contract"
)

func TestMethodname(t *testing.T) {
	if _, err := New().Run(context.Background(), contract.In{ID: "x"}); err != nil { // want "has another statement in TestMethodname than its template.s"
		t.Fatal(err)
	}
}

func TestMore(t *testing.T) {}

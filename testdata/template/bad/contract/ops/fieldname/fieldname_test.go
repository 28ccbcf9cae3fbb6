package fieldname

import (
	"context"
	"testing"

	"example.com/contract/ops/fieldname/contract"
)

func TestFieldname(t *testing.T) {
	if _, err := New().Do(context.Background(), contract.In{Key: "x"}); err != nil { // want "has another statement in TestFieldname than its template.s"
		t.Fatal(err)
	}
}

func TestMore(t *testing.T) {}

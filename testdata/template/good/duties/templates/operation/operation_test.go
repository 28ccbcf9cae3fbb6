package operation

import (
	"context"
	"testing"

	"example.com/duties/internal/hole"
)

func TestOperation(t *testing.T) {
	h := New(Ports{}, nil)
	hole.Stmts(t, h)
	for _, n := range []int{1, 2} {
		t.Run("n", func(t *testing.T) {
			if _, err := h.Handle(context.Background(), n); err != nil {
				t.Error(err)
			}
			hole.Stmts(t, h)
		})
	}
	if err := h.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	hole.Stmts(t, h)
}

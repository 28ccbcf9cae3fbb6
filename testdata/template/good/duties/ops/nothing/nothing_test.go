package nothing

import (
	"context"
	"testing"
)

func TestNothing(t *testing.T) {
	h := New(Ports{}, nil)
	for _, n := range []int{1, 2} {
		t.Run("n", func(t *testing.T) {
			if _, err := h.Handle(context.Background(), n); err != nil {
				t.Error(err)
			}
		})
	}
	if err := h.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
}

package skipsbyhelper

import (
	"context"
	"testing"
)

func TestSkipsbyhelper(t *testing.T) {
	h := New(Ports{}, nil)
	setUp(t) // want `skips the test by setUp although the template goes on in TestSkipsbyhelper`
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

func setUp(tb testing.TB) { pass(tb) }

func pass(tb testing.TB) {
	if testing.Short() {
		tb.SkipNow()
	}
}

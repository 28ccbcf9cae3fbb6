package skips

import (
	"context"
	"flag"
	"os"
	"testing"
)

func TestSkips(t *testing.T) {
	h := New(Ports{}, nil)
	if h.ports.fees == nil {
		t.Log("none")
	}
	t.Run("long", func(t *testing.T) {
		if testing.Short() {
			t.Skip("short")
		}
		needs(t)
	})
	if h.seen > 8 {
		t.Fatal("too many")
	}
	for _, n := range []int{1, 2} {
		t.Run("n", func(t *testing.T) {
			if _, err := h.Handle(context.Background(), n); err != nil {
				t.Error(err)
			}
			if h.seen > 9 {
				t.Skip("many")
			}
		})
	}
	if err := h.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	needs(t)
	t.SkipNow()
}

var long = flag.Bool("long", false, "")

var exit = os.Exit

var restore = func() { checks = nil }

func TestMore(t *testing.T) {
	needs(t)
	if !*long {
		t.Skip("not long")
	}
	defer restore()
	checks = nil
	if os.Getenv("CHILD") != "" {
		exit(0)
	}
}

func needs(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("short")
	}
}

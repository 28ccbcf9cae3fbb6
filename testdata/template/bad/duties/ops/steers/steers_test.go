package steers

import (
	"context"
	"flag"
	"os"
	"testing"
)

func TestSteers(t *testing.T) {
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

var _ = flag.Set("test.run", "None") // want `chooses by flag.Set which tests run in var _`

var done = func() bool {
	os.Exit(0) // want `ends the process or the goroutine with os.Exit in done`
	return true
}()

var ended = stop() // want `keeps tests from running by stop, which calls os.Exit in ended`

var none = func() bool {
	checks = nil // want `assigns to checks, which is the template's in none`
	return true
}()

func stop() bool {
	os.Exit(0)
	return true
}

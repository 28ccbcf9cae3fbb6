package drive

import (
	"context"
	"testing"
)

func Call[I, O any](t *testing.T, call func(context.Context, I) (O, error), in I) O {
	out, err := call(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

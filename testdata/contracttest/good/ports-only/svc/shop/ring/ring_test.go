package ring_test

import (
	"context"
	"testing"

	"example.com/portsonly/svc/shop/ring"
)

type fake struct{}

func (fake) Save(context.Context, string) error { return nil }

func TestRing(t *testing.T) { _ = ring.New(fake{}).Ring(t.Context(), 1) }

package eventbus_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"reflect"
	"strings"
	"testing"

	"example.com/shop/adapters/eventbus"
)

type (
	opened struct{ Door string }
	closed struct{ Door string }
)

// recorder remembers what it handled and fails with err.
type recorder[E any] struct {
	err  error
	seen []E
}

func (r *recorder[E]) Handle(_ context.Context, event E) error {
	r.seen = append(r.seen, event)
	return r.err
}

func TestEveryHandlerOfTheTypeHearsIt(t *testing.T) {
	var log bytes.Buffer
	bus := eventbus.New(slog.New(slog.NewTextHandler(&log, nil)))
	failing, working, other := &recorder[opened]{err: errors.New("deaf")}, &recorder[opened]{}, &recorder[closed]{}
	eventbus.Subscribe(bus, failing)
	eventbus.Subscribe(bus, working)
	eventbus.Subscribe(bus, other)

	eventbus.Publisher[opened](bus).Publish(t.Context(), opened{Door: "front"})

	want := []opened{{Door: "front"}}
	if !reflect.DeepEqual(failing.seen, want) || !reflect.DeepEqual(working.seen, want) || len(other.seen) != 0 {
		t.Errorf("seen %v, %v and %v", failing.seen, working.seen, other.seen)
	}
	if !strings.Contains(log.String(), "deaf") {
		t.Errorf("the log does not tell of the failure: %q", log.String())
	}
}

func TestDeliveryGoesOnWhenTheCallerLeaves(t *testing.T) {
	bus := eventbus.New(slog.New(slog.DiscardHandler))
	handler := &alive{}
	eventbus.Subscribe(bus, handler)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()

	eventbus.Publisher[opened](bus).Publish(ctx, opened{})

	if handler.err != nil {
		t.Errorf("the handler's context is over: %v", handler.err)
	}
}

// alive remembers whether its context was over.
type alive struct{ err error }

func (a *alive) Handle(ctx context.Context, _ opened) error {
	a.err = ctx.Err()
	return nil
}

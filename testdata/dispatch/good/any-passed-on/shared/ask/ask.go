package ask

import (
	"context"

	"example.com/anypassedon/bus"
)

// Tell does not know what it tells.
func Tell(ctx context.Context, e *bus.Events, event any) error { return e.Publish(ctx, event) }

func Ask(ctx context.Context, q any) (any, error) { return bus.Send[any, any](ctx, q) }

package remote

import (
	"context"
	"fmt"

	"example.com/shop/shared/contract/events"
	"example.com/shop/shared/wire"
)

// Forwarder returns a handler that takes events of type E over to another deployment, where name is what both call
// the event.
func Forwarder[E any](client *Client, name string) events.Handler[E] {
	return forwarder[E]{client: client, name: name}
}

type forwarder[E any] struct {
	client *Client
	name   string
}

func (f forwarder[E]) Handle(ctx context.Context, event E) error {
	var nothing struct{}
	if err := f.client.post(ctx, wire.EventPath(f.name), event, &nothing); err != nil {
		return fmt.Errorf("forward %s: %w", f.name, err)
	}
	return nil
}

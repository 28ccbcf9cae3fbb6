package cancel

import (
	"context"

	asked "example.com/onename/app/orders/queries/cancel" // want "^command example.com/onename/app/orders/commands/cancel imports query example.com/onename/app/orders/queries/cancel; a command may import only std"
)

type Cancel struct{ asked *asked.Cancelled }

func New(a *asked.Cancelled) *Cancel { return &Cancel{a} }

func (c *Cancel) Handle(ctx context.Context, id string) error {
	_, err := c.asked.Handle(ctx, id)
	return err
}

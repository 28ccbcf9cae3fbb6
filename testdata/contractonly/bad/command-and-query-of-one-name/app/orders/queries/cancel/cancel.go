package cancel

import "context"

type Orders interface {
	Cancelled(ctx context.Context, id string) (bool, error)
}

type Cancelled struct{ orders Orders }

func New(orders Orders) *Cancelled { return &Cancelled{orders} }

func (c *Cancelled) Handle(ctx context.Context, id string) (bool, error) {
	return c.orders.Cancelled(ctx, id)
}

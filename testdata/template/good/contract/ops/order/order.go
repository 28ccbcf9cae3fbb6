package order

import (
	"context"
	_ "embed"

	"example.com/contract/ops/order/contract"
)

//go:embed order.txt
var text string

const limit = 8

type order struct {
	n     int
	title string
}

var _ contract.Order = (*order)(nil)

func New() contract.Order { return &order{title: text} }

func (o *order) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *order) done(err error) { println(o.title, err) }

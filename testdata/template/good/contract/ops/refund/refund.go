package refund

import (
	"context"
	_ "embed"

	"example.com/contract/ops/refund/contract"
)

//go:embed refund.txt
var text string

const limit = 8

type refund struct {
	name string
	n    int
}

var _ contract.Refund = (*refund)(nil)

func New() contract.Refund { return &refund{name: text} }

func (o *refund) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.end(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (x *refund) end(e error) { println(x.name, e) }

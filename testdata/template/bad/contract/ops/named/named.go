package named

import (
	"context"
	_ "embed"

	"example.com/contract/ops/named/contract"
)

//go:embed named.txt
var text string

const limit = 8

type named struct {
	name string
	n    int
}

var _ contract.Wrong = (*named)(nil) // want "declares the var var _ otherwise"

func New() contract.Wrong { // want "declares the func New otherwise"
	return &named{name: text}
}

func (o *named) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *named) done(err error) { println(o.name, err) }

package notest

import (
	"context"
	_ "embed"

	"example.com/contract/ops/notest/contract"
)

//go:embed notest.txt
var text string

const limit = 8

type notest struct {
	name string
	n    int
}

var _ contract.Notest = (*notest)(nil)

func New() contract.Notest { return &notest{name: text} }

func (o *notest) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *notest) done(err error) { println(o.name, err) }

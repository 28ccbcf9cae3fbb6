package weaktest

import (
	"context"
	_ "embed"

	"example.com/contract/ops/weaktest/contract"
)

//go:embed weaktest.txt
var text string

const limit = 8

type weaktest struct {
	name string
	n    int
}

var _ contract.Weaktest = (*weaktest)(nil)

func New() contract.Weaktest { return &weaktest{name: text} }

func (o *weaktest) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *weaktest) done(err error) { println(o.name, err) }

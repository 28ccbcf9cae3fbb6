package neverrun // want "lacks the tests in ops.neverrun"

import (
	"context"
	_ "embed"

	"example.com/contract/ops/neverrun/contract"
)

//go:embed neverrun.txt
var text string

const limit = 8

type neverrun struct {
	name string
	n    int
}

var _ contract.Neverrun = (*neverrun)(nil)

func New() contract.Neverrun { return &neverrun{name: text} }

func (o *neverrun) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *neverrun) done(err error) { println(o.name, err) }

package nodefer

import (
	"context"
	_ "embed"

	"example.com/contract/ops/nodefer/contract"
)

//go:embed nodefer.txt
var text string

const limit = 8

type nodefer struct {
	name string
	n    int
}

var _ contract.Nodefer = (*nodefer)(nil)

func New() contract.Nodefer { return &nodefer{name: text} }

func (o *nodefer) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	if in.ID == "" { // want "lacks .defer func"
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *nodefer) done(err error) { println(o.name, err) }

package naked

import (
	"context"
	_ "embed"

	"example.com/contract/ops/naked/contract"
)

//go:embed naked.txt
var text string

const limit = 8

type naked struct {
	name string
	n    int
}

var _ contract.Naked = (*naked)(nil)

func New() contract.Naked { return &naked{name: text} }

func (o *naked) Do(ctx context.Context, in contract.In) (out contract.Out, e error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(e) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *naked) done(err error) { println(o.name, err) }

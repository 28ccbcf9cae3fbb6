package otherlimit

import (
	"context"
	_ "embed"

	"example.com/contract/ops/otherlimit/contract"
)

//go:embed otherlimit.txt
var text string

const limit = 9 // want "declares the const limit otherwise"

type otherlimit struct {
	name string
	n    int
}

var _ contract.Otherlimit = (*otherlimit)(nil)

func New() contract.Otherlimit { return &otherlimit{name: text} }

func (o *otherlimit) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit { // want "has another statement in otherlimit.Do"
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *otherlimit) done(err error) { println(o.name, err) }

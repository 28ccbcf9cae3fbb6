package charge

import (
	"context"
	_ "embed"

	"example.com/none/ops/charge/contract"
)

//go:embed charge.txt
var text string

const limit = 8

type charge struct {
	name string
	n    int
}

var _ contract.Charge = (*charge)(nil)

func New() contract.Charge { return &charge{name: text} }

func (o *charge) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *charge) done(err error) { println(o.name, err) }

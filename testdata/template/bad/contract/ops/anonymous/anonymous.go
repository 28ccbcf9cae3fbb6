package anonymous

import (
	"context"
	_ "embed"

	"example.com/contract/ops/anonymous/contract"
)

//go:embed anonymous.txt
var text string

const limit = 8

type anonymous struct {
	name string
	n    int
}

var _ contract.Anonymous = (*anonymous)(nil)

func New() contract.Anonymous { return &anonymous{name: text} }

func (o *anonymous) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	o.name = "y" // want "assigns to name, which is the template's in anonymous.Do"
	return contract.Out{N: o.n + 1}, nil
}

func (o *anonymous) done(err error) { println(o.name, err) }

package another

import (
	"context"
	_ "embed"

	"example.com/contract/ops/another/contract"
)

//go:embed another.txt
var text string

const limit = 8

type another struct {
	n     int
	title string
}

var _ contract.Another = (*another)(nil)

func New() contract.Another { return &another{title: text} }

func (o *another) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *another) done(err error) { println(o.title, err) }

package noembed // want "lacks the import of embed" "lacks the directive //go:embed noembed.txt"

import (
	"context"

	"example.com/contract/ops/noembed/contract"
)

var text = "x" // want "declares the var text otherwise"

const limit = 8

type noembed struct {
	name string
	n    int
}

var _ contract.Noembed = (*noembed)(nil)

func New() contract.Noembed { return &noembed{name: text} }

func (o *noembed) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *noembed) done(err error) { println(o.name, err) }

package tag

import (
	"context"
	_ "embed"

	"example.com/contract/ops/tag/contract"
)

//go:embed tag.txt
var text string

const limit = 8

type tag struct {
	name string
	n    int
}

var _ contract.Tag = (*tag)(nil)

func New() contract.Tag { return &tag{name: text} }

func (o *tag) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *tag) done(err error) { println(o.name, err) }

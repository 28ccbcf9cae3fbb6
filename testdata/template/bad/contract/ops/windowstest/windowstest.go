package windowstest // want "lacks the tests in ops.windowstest"

import (
	"context"
	_ "embed"

	"example.com/contract/ops/windowstest/contract"
)

//go:embed windowstest.txt
var text string

const limit = 8

type windowstest struct {
	name string
	n    int
}

var _ contract.Windowstest = (*windowstest)(nil)

func New() contract.Windowstest { return &windowstest{name: text} }

func (o *windowstest) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *windowstest) done(err error) { println(o.name, err) }

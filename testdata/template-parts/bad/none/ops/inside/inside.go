package inside // want "lacks the external tests in ops/inside"

import (
	"context"
	_ "embed"

	"example.com/none/ops/inside/contract"
)

//go:embed inside.txt
var text string

const limit = 8

type inside struct {
	name string
	n    int
}

var _ contract.Inside = (*inside)(nil)

func New() contract.Inside { return &inside{name: text} }

func (o *inside) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *inside) done(err error) { println(o.name, err) }

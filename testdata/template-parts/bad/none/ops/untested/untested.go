package untested // want "lacks the tests in ops/untested, which its template templates/operation has" "lacks the external tests in ops/untested"

import (
	"context"
	_ "embed"

	"example.com/none/ops/untested/contract"
)

//go:embed untested.txt
var text string

const limit = 8

type untested struct {
	name string
	n    int
}

var _ contract.Untested = (*untested)(nil)

func New() contract.Untested { return &untested{name: text} }

func (o *untested) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *untested) done(err error) { println(o.name, err) }

package methodname // want "lacks the method operation.Do of its template"

import (
	"context"
	_ "embed"

	"example.com/contract/ops/methodname/contract"
)

//go:embed methodname.txt
var text string

const limit = 8

type methodname struct {
	name string
	n    int
}

var _ contract.Methodname = (*methodname)(nil)

func New() contract.Methodname { return &methodname{name: text} }

func (o *methodname) Run(ctx context.Context, in contract.In) (out contract.Out, err error) { // want "has the method methodname.Run, which its template does not have"
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *methodname) done(err error) { println(o.name, err) }

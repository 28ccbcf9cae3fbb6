package fieldname

import (
	"context"
	_ "embed"

	"example.com/contract/ops/fieldname/contract"
)

//go:embed fieldname.txt
var text string

const limit = 8

type fieldname struct {
	name string
	n    int
}

var _ contract.Fieldname = (*fieldname)(nil)

func New() contract.Fieldname { return &fieldname{name: text} }

func (o *fieldname) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.Key) > limit { // want "has another statement in fieldname.Do than its template.s"
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.Key == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *fieldname) done(err error) { println(o.name, err) }

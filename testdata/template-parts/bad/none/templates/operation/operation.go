package operation

import (
	"context"
	_ "embed"

	"example.com/none/internal/hole"
	"example.com/none/templates/operation/contract"
)

//go:embed operation.txt
var text string

const limit = 1 << 3

type operation struct {
	name string
	hole.Any
}

var _ contract.Operation = (*operation)(nil)

func New() contract.Operation { return &operation{name: text} }

func (o *operation) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	hole.Stmts(o, ctx, in)
	return hole.Expr[contract.Out](o, in), hole.Expr[error](ctx)
}

func (o *operation) done(err error) { println(o.name, err) }

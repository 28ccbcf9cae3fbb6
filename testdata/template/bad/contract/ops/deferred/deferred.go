package deferred

import (
	"context"
	_ "embed"

	"example.com/contract/ops/deferred/contract"
)

//go:embed deferred.txt
var text string

const limit = 8

type deferred struct {
	name string
	n    int
}

var _ contract.Deferred = (*deferred)(nil)

func New() contract.Deferred { return &deferred{name: text} }

func (o *deferred) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	defer func() {
		err = nil // want "assigns to err"
	}()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *deferred) done(err error) { println(o.name, err) }

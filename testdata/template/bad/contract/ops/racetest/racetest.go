package racetest

import (
	"context"
	_ "embed"

	"example.com/contract/ops/racetest/contract"
)

//go:embed racetest.txt
var text string

const limit = 8

type racetest struct {
	name string
	n    int
}

var _ contract.Racetest = (*racetest)(nil)

func New() contract.Racetest { return &racetest{name: text} }

func (o *racetest) Do(ctx context.Context, in contract.In) (out contract.Out, err error) {
	if len(in.ID) > limit {
		return out, ctx.Err()
	}
	defer func() { o.done(err) }()
	if in.ID == "" {
		return contract.Out{}, contract.ErrEmpty
	}
	return contract.Out{N: o.n + 1}, nil
}

func (o *racetest) done(err error) { println(o.name, err) }

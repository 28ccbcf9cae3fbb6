package contract

import (
	"context"

	"example.com/inferred/svc/scales/model"
)

type Weigher interface {
	Weigh(ctx context.Context, plate string) (Out, error)
}

type Out struct{ Load model.Load }

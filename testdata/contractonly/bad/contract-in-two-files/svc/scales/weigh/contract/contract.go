// Package contract says what weighing a lorry promises.
package contract

import "context"

type Weigher interface {
	Weigh(ctx context.Context, in In) (Out, error)
}

type In struct{ Plate string }

type Out struct{ Kilos int }

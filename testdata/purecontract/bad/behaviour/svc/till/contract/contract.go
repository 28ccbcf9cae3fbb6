package contract

import (
	"context"
)

type In struct{ Cents int }

// Store is where receipts are kept.
type Store interface {
	Put(ctx context.Context, receipt string) error
}

type Ringer struct{ Store Store }

func (r *Ringer) Ring(ctx context.Context, in In) (Out, error) { // want "has Ringer.Ring, behaviour; move it to a package that implements the contract"
	return Out{}, r.Store.Put(ctx, "")
}

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}

// Package contract is what the operation promises.
package contract

import (
	"context"
	"errors"

	"example.com/shop/internal/hole"
)

//nanoarch:hole decls=any

// ErrUnavailable says that nothing was done because of a technical fault.
var ErrUnavailable = errors.New(hole.Expr[string]())

// In is what the operation is asked.
type In struct{ hole.Any }

// Out is what it answers.
type Out struct{ hole.Any }

// Operation is what others may know of the operation.
type Operation interface {
	Handle(ctx context.Context, in In) (Out, error)
}

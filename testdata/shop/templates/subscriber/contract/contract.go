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

// Operation is told of the event. It may come twice.
type Operation interface {
	Handle(ctx context.Context, event struct{ hole.Any }) error
}

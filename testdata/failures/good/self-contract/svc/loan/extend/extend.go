// Package extend gives readers more time.
package extend

import (
	"context"
	"errors"
	"fmt"
)

// ErrUnavailable says that a technical fault came in between.
var ErrUnavailable = errors.New("extend: unavailable")

// In names the loan.
type In struct{ Loan string }

// Out says until when it is extended.
type Out struct{ Day int }

// Extend gives a reader more time.
type Extend interface {
	Handle(ctx context.Context, in In) (Out, error)
}

type handler struct{}

var _ Extend = handler{}

// New returns the operation.
func New() Extend { return handler{} }

func (handler) Handle(ctx context.Context, in In) (Out, error) {
	if in.Loan == "" {
		return Out{}, fmt.Errorf("%w: no loan", ErrUnavailable)
	}
	return Out{}, nil
}

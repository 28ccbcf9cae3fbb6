// Package contract is what extending a loan promises.
package contract

import (
	"context"
	"errors"
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

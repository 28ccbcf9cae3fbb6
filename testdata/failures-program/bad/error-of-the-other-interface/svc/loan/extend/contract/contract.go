// Package contract is what extending a loan promises.
package contract

import (
	"context"
	"errors"
)

// How loans can fail.
var (
	ErrUnavailable = errors.New("loans: unavailable")
	ErrFull        = errors.New("loans: full")
)

// In names the loan.
type In struct{ Loan string }

// Out says until when it is extended.
type Out struct{ Day int }

// Extend gives a reader more time.
type Extend interface {
	Handle(ctx context.Context, in In) (Out, error)
}

// Lend gives a book away. It fails with [ErrFull].
type Lend interface {
	Lend(ctx context.Context, in In) (Out, error)
}

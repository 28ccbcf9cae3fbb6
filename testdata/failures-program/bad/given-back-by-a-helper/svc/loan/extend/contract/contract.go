// Package contract is what extending a loan promises.
package contract

import (
	"context"
	"errors"
)

// How extending can fail.
var (
	// ErrUnknown says that there is no such loan.
	ErrUnknown = errors.New("extend: unknown loan")
	// ErrUnavailable says that a technical fault came in between.
	ErrUnavailable = errors.New("extend: unavailable")
)

// In names the loan.
type In struct{ Loan string }

// Out says until when it is extended.
type Out struct{ Day int }

// Extend gives a reader more time.
type Extend interface {
	Handle(ctx context.Context, in In) (Out, error)
}

// Package contract is what extending a loan promises.
package contract

import (
	"context"
	"errors"
)

// How extending can fail.
var (
	ErrUnavailable = errors.New("extend: unavailable")
	ErrTired       = errors.New("extend: tired") // want "contract example.com/never/svc/loan/extend/contract declares ErrTired, which operation example.com/never/svc/loan/extend never returns; remove it, or return it where it is meant"
)

// In names the loan.
type In struct{ Loan string }

// Out says until when it is extended.
type Out struct{ Day int }

// Extend gives a reader more time.
type Extend interface {
	Handle(ctx context.Context, in In) (Out, error)
}

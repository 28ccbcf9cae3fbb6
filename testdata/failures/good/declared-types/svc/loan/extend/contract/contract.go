// Package contract is what extending a loan promises.
package contract

import (
	"context"
)

// Overdue says since when.
type Overdue struct{ Days int }

func (o *Overdue) Error() string { return "extend: overdue" }

// Code tells faults apart.
type Code string

func (c Code) Error() string { return string(c) }

// ErrUnavailable says that a technical fault came in between.
const ErrUnavailable = Code("extend: unavailable")

// In names the loan.
type In struct{ Loan string }

// Out says until when it is extended.
type Out struct{ Day int }

// Extend gives a reader more time.
type Extend interface {
	Handle(ctx context.Context, in In) (Out, error)
}

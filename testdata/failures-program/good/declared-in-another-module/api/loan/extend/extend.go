// Package extend is what extending a loan promises.
package extend

import (
	"context"
	"errors"
)

// ErrUnavailable says that a technical fault came in between.
var ErrUnavailable = errors.New("extend: unavailable")

// In names the loan.
type In struct{ Loan string }

// Extender gives a reader more time.
type Extender interface {
	Handle(ctx context.Context, in In) (int, error)
}

// Package contract is what extending a loan promises.
package contract

import (
	"context"
	"errors"
	"io/fs"
)

// How extending can fail.
var (
	// ErrUnknown is what readers of files know.
	ErrUnknown = fs.ErrNotExist
	// ErrUnavailable says that a technical fault came in between.
	ErrUnavailable = errors.New("extend: unavailable")
)

// Broken says which path is.
type Broken = fs.PathError

// In names the loan.
type In struct{ Loan string }

// Out says until when it is extended.
type Out struct{ Day int }

// Extend gives a reader more time.
type Extend interface {
	Handle(ctx context.Context, in In) (Out, error)
}

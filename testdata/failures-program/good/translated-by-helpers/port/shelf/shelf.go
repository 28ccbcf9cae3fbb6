// Package shelf is where books stand.
package shelf

import (
	"context"
	"errors"
)

// How the shelf can fail.
var (
	// ErrGone says that the book is not there.
	ErrGone = errors.New("shelf: gone")
	// ErrDust says that nobody can reach it.
	ErrDust = errors.New("shelf: dust")
)

// Find finds a book.
type Find interface {
	Find(ctx context.Context, loan string) (int, error)
}

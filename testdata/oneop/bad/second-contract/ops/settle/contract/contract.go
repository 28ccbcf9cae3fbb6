// Package contract says what to settle a loan promises.
package contract

import "context"

type Settler interface {
	Handle(ctx context.Context, in In) error
}

type In struct{ Loan string }

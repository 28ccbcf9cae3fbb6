// Package contract says what to renew a loan promises.
package contract

import "context"

type Renewer interface {
	Handle(ctx context.Context, in In) error
}

type In struct{ Loan string }

// Package contract says what renewing a loan promises.
package contract

import "context"

type Renewer interface {
	Renew(ctx context.Context, in In) (Out, error)
}

type In struct{ Loan string }

type Out struct{ Due string }

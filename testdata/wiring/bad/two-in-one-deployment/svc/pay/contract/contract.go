// Package contract says what pay does.
package contract

import "context"

// In goes in.
type In struct{ N int }

// Payer does it.
type Payer interface { // want `promises Payer, which deployment app binds to both operation example.com/twoinonedeployment/svc/pay and operation example.com/twoinonedeployment/svc/payfast; a deployment has one implementation`
	Handle(ctx context.Context, in In) (int, error)
}

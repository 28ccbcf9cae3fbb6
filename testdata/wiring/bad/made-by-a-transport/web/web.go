// Package web makes what it should be given.
package web

import (
	"context"

	"example.com/madebyatransport/svc/pay"
	"example.com/madebyatransport/svc/pay/contract"
)

// Serve serves.
func Serve(ctx context.Context) (int, error) {
	p := pay.New(3) // want `transport example.com/madebyatransport/web binds New of operation example.com/madebyatransport/svc/pay to the contract example.com/madebyatransport/svc/pay/contract.Payer; only a root binds implementations, so take the contract as a parameter`
	return p.Handle(ctx, contract.In{})
}

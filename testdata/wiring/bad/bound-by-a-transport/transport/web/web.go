// Package web binds what it should be given.
package web

import (
	"context"

	"example.com/boundbyatransport/svc/pay"
	"example.com/boundbyatransport/svc/pay/contract"
)

// Serve serves.
func Serve(ctx context.Context) (int, error) {
	var p contract.Payer = &pay.Handler{} // want `transport example.com/boundbyatransport/transport/web binds Handler of operation example.com/boundbyatransport/svc/pay to the contract example.com/boundbyatransport/svc/pay/contract.Payer; only a root binds implementations, so take the contract as a parameter`
	return p.Handle(ctx, contract.In{})
}

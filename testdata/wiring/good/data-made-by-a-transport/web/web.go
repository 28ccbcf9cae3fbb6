// Package web serves what it is given.
package web

import (
	"context"

	"example.com/datamadebyatransport/svc/pay"
	"example.com/datamadebyatransport/svc/pay/contract"
)

// Serve serves.
func Serve(ctx context.Context, p contract.Payer) (int, error) { return p.Handle(ctx, pay.NewIn(1)) }

// Package web makes what it should be given, and says until when.
package web

import (
	"context"

	//nanoarch:allow contractonly payments move behind a root in March
	"example.com/madeasawaiverallows/svc/pay"
	"example.com/madeasawaiverallows/svc/pay/contract"
)

// Serve serves.
func Serve(ctx context.Context) (int, error) {
	p := pay.New(3)
	return p.Handle(ctx, contract.In{})
}

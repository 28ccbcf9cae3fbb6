// Package http binds what it should be given.
package http

import (
	"context"

	"example.com/boundinanothermodule/store"
	"example.com/boundinanothermodule/svc/keep/contract"
)

// Serve serves.
func Serve(ctx context.Context) error {
	bind := func() contract.Keeper { return &store.Table{} } // want `transport example.com/boundinanothermodule/web/http binds Table of adapter example.com/boundinanothermodule/store to the contract example.com/boundinanothermodule/svc/keep/contract.Keeper; only a root binds implementations`
	return bind().Keep(ctx, 1)
}

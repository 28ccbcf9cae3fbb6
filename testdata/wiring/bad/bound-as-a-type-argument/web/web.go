// Package web binds what it should be given.
package web

import (
	"context"

	"example.com/boundasatypeargument/store"
	"example.com/boundasatypeargument/svc/keep/contract"
)

func first[T any](of ...T) T { return of[0] }

// Serve serves.
func Serve(ctx context.Context) error {
	return first[contract.Keeper](&store.Table[int]{}).Keep(ctx, 1) // want `binds Table of adapter example.com/boundasatypeargument/store to the contract`
}

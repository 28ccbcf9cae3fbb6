// Package contract says what pay does.
package contract

import "context"

// In goes in.
type In struct{ N int }

// Payer does it.
type Payer interface { // want `promises Payer, which no type of the program implements; write the implementation, or remove the contract`
	Handle(ctx context.Context, in In) (int, error)
}

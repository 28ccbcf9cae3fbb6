// Package contract says what ship does.
package contract

import "context"

// In goes in.
type In struct{ N int }

// Shiper does it.
type Shiper interface { // want `contract example.com/noimplementation/svc/ship/contract promises Shiper, which no type of the program implements; write the implementation, or remove the contract`
	Handle(ctx context.Context, in In) (int, error)
}

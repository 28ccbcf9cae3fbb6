// Package contract says what pay does.
package contract

import "context"

// In goes in.
type In struct{ N int }

// Payer does it.
type Payer interface {
	Handle(ctx context.Context, in In) (int, error)
}

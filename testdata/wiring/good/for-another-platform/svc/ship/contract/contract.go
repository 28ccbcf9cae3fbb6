// Package contract says what ship does.
package contract

import "context"

// In goes in.
type In struct{ N int }

// Shiper does it.
type Shiper interface {
	Handle(ctx context.Context, in In) (int, error)
}

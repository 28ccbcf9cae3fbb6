// Package contract says what ship does.
package contract

import "context"

// In goes in.
type In struct{ N int }

// Shipper does it.
type Shipper interface {
	Ship(ctx context.Context, in In) (int, error)
}

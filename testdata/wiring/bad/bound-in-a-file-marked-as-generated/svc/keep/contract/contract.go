// Package contract says what keep does.
package contract

import "context"

// Keeper does it.
type Keeper interface {
	Keep(ctx context.Context, n int) error
}

package contract

import "context"

// Membership has a method too many, which is the contract's own fault.
type Membership interface {
	Join(ctx context.Context, name string) error
	Leave(ctx context.Context, name string) error
}

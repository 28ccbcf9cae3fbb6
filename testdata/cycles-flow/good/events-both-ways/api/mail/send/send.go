// Package send is a contract.
package send

import "context"

// Sender does it.
type Sender interface {
	Send(ctx context.Context, n int) (int, error)
}

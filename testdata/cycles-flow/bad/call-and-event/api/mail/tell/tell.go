// Package tell is a contract.
package tell

import "context"

// Teller does it.
type Teller interface {
	Tell(ctx context.Context, n int) (int, error)
}

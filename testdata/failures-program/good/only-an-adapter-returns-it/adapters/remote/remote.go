// Package remote extends loans elsewhere.
package remote

import (
	"context"

	"example.com/onlyanadapterreturnsit/svc/loan/extend/contract"
)

// Extend asks another process.
type Extend struct{ Down bool }

// Handle asks.
func (e *Extend) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if e.Down {
		return contract.Out{}, contract.ErrUnavailable
	}
	return contract.Out{Day: 1}, nil
}

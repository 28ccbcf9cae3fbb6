// Package note is a contract.
package note

import "context"

// Noteer does it.
type Noteer interface {
	Note(ctx context.Context, n int) (int, error)
}

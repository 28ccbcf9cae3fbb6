// Package x does one thing.
package x // want `has no owner`

import "context"

// Handle does it.
func Handle(_ context.Context, in string) (string, error) { return in, nil }

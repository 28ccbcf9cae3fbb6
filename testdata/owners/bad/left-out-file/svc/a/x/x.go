// Package x does one thing.
package x

import "context"

// Handle does it.
func Handle(_ context.Context, in string) (string, error) { return in, nil }

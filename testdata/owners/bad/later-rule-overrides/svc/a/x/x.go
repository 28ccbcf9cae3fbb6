// Package x does one thing.
package x // want `has 2 owners, @acme/a, @acme/b, by line 2`

import "context"

// Handle does it.
func Handle(_ context.Context, in string) (string, error) { return in, nil }

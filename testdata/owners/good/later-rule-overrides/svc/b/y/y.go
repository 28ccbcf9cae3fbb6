// Package y does one thing.
package y

import "context"

// Handle does it.
func Handle(_ context.Context, in string) (string, error) { return in, nil }

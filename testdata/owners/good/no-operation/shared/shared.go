// Package shared does one thing.
package shared

import "context"

// Handle does it.
func Handle(_ context.Context, in string) (string, error) { return in, nil }

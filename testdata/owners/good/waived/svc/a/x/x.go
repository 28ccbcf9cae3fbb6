// Package x does one thing.
package x //nanoarch:allow owners both teams share it until spring

import "context"

// Handle does it.
func Handle(_ context.Context, in string) (string, error) { return in, nil }

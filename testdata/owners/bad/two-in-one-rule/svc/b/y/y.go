// Package y does one thing.
package y // want `has 2 owners, @acme/b, bob@example.com, by line 2 of CODEOWNERS`

import "context"

// Handle does it.
func Handle(_ context.Context, in string) (string, error) { return in, nil }

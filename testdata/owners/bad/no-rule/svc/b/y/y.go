// Package y does one thing.
package y // want `operation example.com/norule/svc/b/y has no owner: no rule of CODEOWNERS matches; an operation has exactly one owner`

import "context"

// Handle does it.
func Handle(_ context.Context, in string) (string, error) { return in, nil }

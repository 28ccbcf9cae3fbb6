// Package y does one thing.
package y // want `has no owner: the rule in line 2 of CODEOWNERS names none`

import "context"

// Handle does it.
func Handle(_ context.Context, in string) (string, error) { return in, nil }

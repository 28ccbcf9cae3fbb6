// Package x does one thing.
package x // want `has no owner: no rule of svc/.github/CODEOWNERS matches`

import "context"

// Handle does it.
func Handle(_ context.Context, in string) (string, error) { return in, nil }

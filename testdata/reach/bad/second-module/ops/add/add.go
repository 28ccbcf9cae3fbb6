// Package add adds.
package add

import "context"

// Handle adds.
func Handle(_ context.Context, a, b int) (int, error) { return a + b, nil }

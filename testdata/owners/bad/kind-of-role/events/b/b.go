// Package b does one thing.
package b // want `on example.com/kindofrole/events/b has no owner`

import "context"

// Handle does it.
func Handle(_ context.Context, in string) (string, error) { return in, nil }

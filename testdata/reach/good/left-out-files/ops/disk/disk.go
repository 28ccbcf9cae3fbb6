// Package disk has a file for another platform.
package disk

import "context"

// Handle does nothing here.
func Handle(_ context.Context) error { return nil }

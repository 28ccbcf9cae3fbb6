// Package count counts.
package count

import "context"

func init() { // want `declares func init \(init\)`
	_ = len("ready")
}

// Handle counts.
func Handle(_ context.Context, text string) (int, error) { return len(text), nil }

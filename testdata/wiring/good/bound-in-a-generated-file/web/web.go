// Package web serves.
package web

import "context"

// Serve serves.
func Serve(ctx context.Context) error { return keeper.Keep(ctx, 1) }

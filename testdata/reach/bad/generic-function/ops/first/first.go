// Package first gives the first of several.
package first

import (
	"context"
	"time"
)

func wait[T any](d time.Duration, v T) T {
	time.Sleep(d) // want `uses time.Sleep \(clock\)`
	return v
}

// Handle gives a number.
func Handle(_ context.Context, max int64) (int64, error) { return wait(time.Second, max), nil }

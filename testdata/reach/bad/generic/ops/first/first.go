// Package first gives the first of several.
package first

import (
	"context"
	"math/rand/v2"
	"sync/atomic"
	"time"
)

type source[T any] struct{ from func() T }

func (s source[T]) get() T { return s.from() }

func wait[T any](d time.Duration, v T) T {
	time.Sleep(d) // want `uses time.Sleep \(clock\)`
	return v
}

// Handle gives a number.
func Handle(_ context.Context, max int64) (int64, error) {
	var n atomic.Int64
	n.Store(source[int64]{func() int64 { return rand.N[int64](max) }}.get()) // want `uses math/rand/v2.N \(random\)`
	return wait(time.Second, n.Load()), nil
}

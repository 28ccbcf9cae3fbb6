// Package first gives the first of several.
package first

import (
	"context"
	"math/rand/v2"
	"sync/atomic"
)

type source[T any] struct{ from func(T) T }

func (s source[T]) get(most T) T { return s.from(most) }

// Handle gives a number.
func Handle(_ context.Context, max int64) (int64, error) {
	var n atomic.Int64
	n.Store(source[int64]{rand.N[int64]}.get(max)) // want `uses math/rand/v2.N \(random\)`
	return n.Load(), nil
}

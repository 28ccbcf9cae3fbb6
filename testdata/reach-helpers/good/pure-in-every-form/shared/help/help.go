// Package help helps.
package help

import "time"

// Counter counts.
type Counter[T ~int] struct{ n T }

// Add adds.
func (c Counter[T]) Add(n T) T { return c.n + n }

// Now is not asked.
func (c Counter[T]) Now() time.Time { return time.Now() }

// First returns the first.
func First[T any](of ...T) T { return of[0] }

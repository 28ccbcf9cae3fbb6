// Package watch watches things.
package watch

import "context"

// Handle runs checks at the side.
func Handle(ctx context.Context, checks []func(context.Context)) {
	run := func(check func(context.Context)) {
		go check(ctx) // want `starts a goroutine by go check \(goroutine\); .* so let whoever calls decide what runs at the side`
	}
	for _, c := range checks {
		run(c)
		go func() { c(ctx) }()
	}
}

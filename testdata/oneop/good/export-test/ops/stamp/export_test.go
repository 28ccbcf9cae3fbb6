package stamp

import "context"

// Mark opens the inside to the tests.
func Mark(ctx context.Context, clock Clock, book string) (string, error) {
	return mark(ctx, clock, book)
}

// Package count counts calls.
package count

import "context"

var calls int // want `keeps state in its variable calls, which is written after its declaration \(global\); .* so take it as a parameter that a root hands over`

// Handle counts.
func Handle(_ context.Context) (int, error) {
	calls++
	return calls, nil
}

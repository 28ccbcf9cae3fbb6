// Package count counts calls.
package count

import (
	"context"
	"net/http"
)

var calls int // want `keeps state in its variable calls, which is written after its declaration \(global\); .* so take it as a parameter that a root hands over`

func init() { // want `declares func init \(init\)`
	http.DefaultClient = nil // want `writes net/http.DefaultClient \(global, network\)`
}

// Handle counts.
func Handle(_ context.Context) (int, error) {
	calls++
	return calls, nil
}

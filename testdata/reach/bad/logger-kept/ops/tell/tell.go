// Package tell tells.
package tell

import (
	"context"
	"log"
)

var out = log.New(nil, "", 0) // want `keeps a logger in its variable out \(global\)`

// Handle tells.
func Handle(_ context.Context, tell func(*log.Logger)) error {
	tell(out)
	return nil
}

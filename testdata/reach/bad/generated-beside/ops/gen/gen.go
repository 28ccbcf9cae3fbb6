// Package gen has a generated file.
package gen

import (
	"context"
	"time"
)

// Handle tells the time.
func Handle(_ context.Context) (time.Time, error) { return later(time.Now()), nil } // want `uses time.Now`

// Package stamp stamps letters.
package stamp

import (
	"context"
	"time"
)

var now = time.Now // want `operation example.com/functioninavariable/ops/stamp uses time.Now \(clock\); an operation may reach nothing by itself, so take the time as input or through a contract: an operation is verified from outside`

// Handle says when a letter was stamped.
func Handle(_ context.Context) (time.Time, error) { return now(), nil }

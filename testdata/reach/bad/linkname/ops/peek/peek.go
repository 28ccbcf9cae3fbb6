// Package peek looks behind the compiler's back.
package peek

import (
	"context"
	_ "unsafe" // for linkname; nothing of it is used
)

//go:linkname nanotime runtime.nanotime
func nanotime() int64 // want ^`uses //go:linkname nanotime runtime.nanotime \(linkname\)`

// Handle peeks.
func Handle(_ context.Context) (int64, error) { return nanotime(), nil }

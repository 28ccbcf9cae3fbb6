// Package hash calls C.
package hash

// #include <stdlib.h>
import "C" // want `uses import "C" \(cgo\)`

import "context"

// Handle hashes.
func Handle(_ context.Context, n int) (int, error) { return int(C.abs(C.int(n))), nil }

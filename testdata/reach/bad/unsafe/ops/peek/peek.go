// Package peek looks behind the compiler's back.
package peek

import (
	"context"
	"unsafe"
)

// Handle peeks.
func Handle(_ context.Context, b []byte) (string, error) {
	return unsafe.String(&b[0], len(b)), nil // want `uses unsafe.String \(unsafe\)`
}

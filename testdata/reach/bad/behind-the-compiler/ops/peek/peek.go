// Package peek looks behind the compiler's back.
package peek

import (
	"context"
	"reflect"
	"unsafe"
)

//go:linkname nanotime runtime.nanotime
func nanotime() int64 // want ^`uses //go:linkname nanotime runtime.nanotime \(linkname\)`

// Handle peeks.
func Handle(_ context.Context, b []byte) (string, error) {
	if reflect.TypeOf(b).Kind() != reflect.Slice { // want `uses reflect.TypeOf \(reflect\)` `uses \(reflect.Type\).Kind \(reflect\)`
		return "", nil
	}
	return unsafe.String(&b[0], len(b)), nil // want `uses unsafe.String \(unsafe\)`
}

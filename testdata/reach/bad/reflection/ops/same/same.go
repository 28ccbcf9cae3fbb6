// Package same compares.
package same

import (
	"context"
	"reflect"
)

// Handle compares.
func Handle(_ context.Context, a, b []any) (bool, error) {
	return reflect.ValueOf(a) == reflect.ValueOf(b), nil // want `uses reflect.ValueOf \(reflect\); .* so write it with types`
}

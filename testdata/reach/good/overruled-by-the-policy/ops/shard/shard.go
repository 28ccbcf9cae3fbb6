// Package shard uses what the policy calls harmless.
package shard

import (
	"context"
	"reflect"
)

// Handle compares.
func Handle(_ context.Context, a, b []int) (bool, error) { return reflect.DeepEqual(a, b), nil }

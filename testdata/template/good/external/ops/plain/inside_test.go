//go:build !race

package plain

import "testing"

func TestInside(t *testing.T) {}

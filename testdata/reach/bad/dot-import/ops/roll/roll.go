// Package roll rolls dice.
package roll

import (
	"context"
	. "os"
)

// Handle rolls if the environment says so.
func Handle(_ context.Context) (bool, error) {
	return Getenv("DICE") != "", nil // want `uses os.Getenv \(env\); .* so take the value as a parameter that a root reads`
}

// Package roll rolls dice.
package roll

import (
	"context"
	dice "math/rand/v2"
)

// Handle rolls twice: one finding with both places.
func Handle(_ context.Context) (int, error) {
	return dice.IntN(6) + dice.IntN(6), nil // want `uses math/rand/v2.IntN \(random\)`
}

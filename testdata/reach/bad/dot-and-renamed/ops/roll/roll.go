// Package roll rolls dice.
package roll

import (
	"context"
	dice "math/rand/v2"
	. "os"
)

// Handle rolls as often as the environment says.
func Handle(_ context.Context) (int, error) {
	if Getenv("DICE") == "" { // want `uses os.Getenv \(env\); .* so take the value as a parameter that a root reads`
		return 0, nil
	}
	return dice.IntN(6) + dice.IntN(6), nil // want `uses math/rand/v2.IntN \(random\)`
}

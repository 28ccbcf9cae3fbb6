// Package fail ends the process.
package fail

import (
	"context"
	"os"
)

// Handle ends the process.
func Handle(_ context.Context, code int) error {
	defer os.Exit(code) // want `uses os.Exit \(exit\)`
	return nil
}

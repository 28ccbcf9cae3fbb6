// Package tell tells.
package tell

import (
	"context"
	"fmt"
)

// Handle tells.
func Handle(_ context.Context, text string) error {
	_, err := fmt.Println(text) // want `uses fmt.Println \(files\)`
	return err
}

// Package fetch fetches.
package fetch

import (
	"context"
	"net/http"
)

// Handle sets what everybody uses.
func Handle(_ context.Context, c *http.Client) error {
	http.DefaultClient = c // want `writes net/http.DefaultClient \(global, network\)`
	return nil
}

// Package send sends letters.
package send

import (
	"context"
	"net/http"
)

type client = http.Client

// Handle sends.
func Handle(_ context.Context, c *client) error {
	_, err := (*client).Do(c, nil) // want `uses \(net/http.Client\).Do \(network\)`
	return err
}

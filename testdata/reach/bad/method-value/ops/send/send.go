// Package send sends letters.
package send

import (
	"context"
	"net/http"
)

// Handle sends.
func Handle(_ context.Context, c *http.Client) error {
	send := c.Do // want `uses \(net/http.Client\).Do \(network\)`
	_, err := send(nil)
	return err
}

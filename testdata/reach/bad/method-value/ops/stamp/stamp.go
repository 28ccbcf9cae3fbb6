// Package stamp stamps letters.
package stamp

import (
	"context"
	"net/http"
	"time"
)

var now = time.Now // want `operation example.com/methodvalue/ops/stamp uses time.Now \(clock\); an operation may reach nothing by itself, so take the time as input or through a contract: an operation is verified from outside`

// Handle says when a letter was stamped.
func Handle(_ context.Context, c *http.Client) (time.Time, error) {
	send := c.Do // want `uses \(net/http.Client\).Do \(network\)`
	_, err := send(nil)
	return now(), err
}

// Package two does two.
package two

import (
	"context"

	"example.com/markedasgenerated/api/b/two"
)

// Handler does it.
type Handler struct{}

var _ two.Twoer = (*Handler)(nil)

// Two does it.
func (h *Handler) Two(ctx context.Context, n int) (int, error) {
	return n, nil
}

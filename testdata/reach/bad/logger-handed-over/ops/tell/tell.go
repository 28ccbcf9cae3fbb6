// Package tell tells.
package tell

import (
	"context"
	"log/slog"
)

// Handler has a logger that was handed over.
type Handler struct{ Log *slog.Logger }

// Handle tells.
func (h *Handler) Handle(_ context.Context, text string) error {
	h.Log.Error(text) // want `uses \(log/slog.Logger\).Error \(log\); .* so return errors and let a decorator or a root log`
	return nil
}

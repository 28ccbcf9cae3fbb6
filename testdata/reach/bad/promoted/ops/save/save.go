// Package save saves notes.
package save

import (
	"context"
	"database/sql"
)

type store struct{ *sql.DB }

// Handler saves notes.
type Handler struct{ store store }

// Handle saves a note.
func (h *Handler) Handle(ctx context.Context, note string) error {
	_, err := h.store.ExecContext(ctx, "insert", note) // want `uses \(database/sql.DB\).ExecContext \(network\)`
	return err
}

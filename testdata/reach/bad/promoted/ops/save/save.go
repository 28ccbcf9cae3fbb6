// Package save saves notes.
package save

import (
	"context"
	"database/sql"
	"os"
)

type store struct{ *sql.DB }

type log struct{ inner }

type inner struct{ *os.File }

// Handler saves notes.
type Handler struct {
	store store
	log   log
}

// Handle saves a note.
func (h *Handler) Handle(ctx context.Context, note string) error {
	_, err := h.store.ExecContext(ctx, "insert", note) // want `uses \(database/sql.DB\).ExecContext \(network\)`
	if err == nil {
		_, err = h.log.WriteString(note) // want `uses \(os.File\).WriteString \(files\)`
	}
	return err
}

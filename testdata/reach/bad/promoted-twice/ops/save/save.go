// Package save saves notes.
package save

import (
	"context"
	"os"
)

type log struct{ inner }

type inner struct{ *os.File }

// Handler saves notes.
type Handler struct{ log log }

// Handle saves a note.
func (h *Handler) Handle(_ context.Context, note string) error {
	_, err := h.log.WriteString(note) // want `uses \(os.File\).WriteString \(files\)`
	return err
}

package archive

import "context"

// Moved is an event that nobody needs to act on yet.
type Moved struct{ Book string }

type handler struct{}

func New() *handler { return &handler{} }

func (h *handler) Handle(ctx context.Context, event Moved) error { return nil }

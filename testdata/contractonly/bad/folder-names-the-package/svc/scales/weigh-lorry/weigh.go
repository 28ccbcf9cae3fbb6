package weighing

import "context"

type Scale interface {
	Read(context.Context) (int, error)
}

type Handler struct{ scale Scale }

func New(scale Scale) *Handler { return &Handler{scale} }

func (h *Handler) Handle(ctx context.Context) (int, error) { return h.scale.Read(ctx) }

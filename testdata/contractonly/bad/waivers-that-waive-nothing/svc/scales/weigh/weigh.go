package weigh

import "context"

type Scale interface {
	Read(ctx context.Context, plate string) (int, error)
}

type Handler struct{ scale Scale }

func New(scale Scale) *Handler { return &Handler{scale} }

func (h *Handler) Weigh(ctx context.Context, plate string) (int, error) {
	return h.scale.Read(ctx, plate)
}

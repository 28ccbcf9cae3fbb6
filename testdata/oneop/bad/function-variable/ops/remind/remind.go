package remind

import "context"

type Post interface {
	Send(ctx context.Context, to, text string) error
}

type Handler struct{ post Post }

func New(post Post) *Handler { return &Handler{post} }

func (h *Handler) Handle(ctx context.Context, reader string) error {
	return h.post.Send(ctx, reader, "bring it back")
}

var Escalate = func(ctx context.Context, post Post, reader string) error { // want "has Escalate as another behaviour beside Handler.Handle"
	return post.Send(ctx, reader, "bring it back now")
}

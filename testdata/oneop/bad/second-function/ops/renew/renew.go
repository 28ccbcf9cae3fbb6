package renew

import "context"

type Shelf interface {
	Extend(ctx context.Context, loan string) error
}

type Handler struct{ shelf Shelf }

func New(shelf Shelf) *Handler { return &Handler{shelf: shelf} }

func (h *Handler) Renew(ctx context.Context, loan string) error {
	return h.shelf.Extend(ctx, loan)
}

func Cancel(ctx context.Context, shelf Shelf, loan string) error { // want `^operation example.com/secondfunction/ops/renew has Cancel as another behaviour beside Handler.Renew; an operation owns exactly one, so move Cancel to a package of its own, such as example.com/secondfunction/ops/cancel: an operation is verified and replaced as a whole$`
	return shelf.Extend(ctx, "-"+loan)
}

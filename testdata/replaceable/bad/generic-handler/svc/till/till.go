package till

import (
	"context"
	"example.com/generichandler/svc/till/contract"
)

type Store[T any] interface {
	Get(ctx context.Context) (T, error)
}

type Handler[T any] struct{ store Store[T] }

func New[T any](store Store[T]) *Handler[T] { // want "New returns Handler"
	return &Handler[T]{store}
}

func (h *Handler[T]) Ring(ctx context.Context, in contract.In) (contract.Out, error) {
	_, err := h.store.Get(ctx)
	return contract.Out{}, err
}

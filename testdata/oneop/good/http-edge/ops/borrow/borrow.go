package borrow

import (
	"context"
	"net/http"
)

type Books interface {
	Lend(ctx context.Context, book string) error
}

type Handler struct{ books Books }

func New(books Books) *Handler { return &Handler{books} }

func (h *Handler) Borrow(ctx context.Context, book string) error { return h.books.Lend(ctx, book) }

// ServeHTTP translates and nothing else.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := h.Borrow(r.Context(), r.FormValue("book")); err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
	}
}

func Register(mux *http.ServeMux, h *Handler) { mux.Handle("/borrow", h) }

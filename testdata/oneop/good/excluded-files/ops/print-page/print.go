package printpage

import "context"

type Printer interface {
	Print(ctx context.Context, page string) error
}

type Handler struct{ printer Printer }

func New(printer Printer) *Handler { return &Handler{printer} }

func (h *Handler) Handle(ctx context.Context, page string) error { return h.printer.Print(ctx, page) }

package embed

import (
	"context"

	"example.com/othernames/svc/scales/weigh" // want "imports operation example.com/othernames/svc/scales/weigh; "
)

// Report has a field that is called like the other name.
type Report struct{ weigh.Result }

type Printer interface {
	Print(ctx context.Context, line int) error
}

type Handler struct{ Printer Printer }

func (h *Handler) Embed(ctx context.Context, r Report) error {
	return h.Printer.Print(ctx, r.Result.Kilos)
}

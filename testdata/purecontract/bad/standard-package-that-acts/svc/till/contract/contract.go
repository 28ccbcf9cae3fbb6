package contract

import (
	"context"
	"log/slog" // want "imports log/slog, which does more than hold data"
)

type In struct{ Level slog.Level }

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}

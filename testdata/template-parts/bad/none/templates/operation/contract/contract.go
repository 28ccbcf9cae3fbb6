package contract

import (
	"context"

	"example.com/none/internal/hole"
)

//nanoarch:hole decls=any

// Operation is what is promised.
type Operation interface {
	Do(ctx context.Context, in In) (Out, error)
}

type In struct {
	ID string `json:"id"`
	hole.Any
}

type Out struct{ hole.Any }

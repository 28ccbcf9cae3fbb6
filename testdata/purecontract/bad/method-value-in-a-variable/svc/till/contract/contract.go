package contract

import (
	"context"
	"strings"
)

type In struct{ Cents int }

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}

var Clean = strings.NewReplacer("\n", " ").Replace // want "variable Clean"

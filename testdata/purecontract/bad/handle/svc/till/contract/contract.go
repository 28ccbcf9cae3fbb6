package contract

import (
	"context"
	"database/sql"
)

type In struct {
	DB    *sql.DB // want "In.DB: a handle with hidden state .database/sql.DB."
	Cents int
}

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}

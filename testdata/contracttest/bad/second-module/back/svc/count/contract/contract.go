package contract

import "context"

type In struct{ Day int }

type Out struct{ Cents int }

type Count interface {
	Count(ctx context.Context, in In) (Out, error)
}

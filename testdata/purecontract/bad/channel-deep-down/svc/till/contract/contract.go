package contract

import (
	"context"
)

type In struct{ Lines map[string][]*Line }

type Line struct {
	Cents int
	Seen  [2]struct{ By <-chan string } // want "Line.Seen\\[\\].By: a channel"
}

type Out struct{ Receipt string }

type Ring interface {
	Ring(ctx context.Context, in In) (Out, error)
}

package events

import "context"

type Lifted struct{ Lane int }

type Log interface {
	Add(context.Context, int) error
}

type OnLifted struct{ log Log }

func (o *OnLifted) Handle(ctx context.Context, e Lifted) error { return o.log.Add(ctx, e.Lane) }

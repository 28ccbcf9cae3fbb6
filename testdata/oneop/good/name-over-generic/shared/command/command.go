package command

import "context"

type Handler[C any] interface {
	Handle(ctx context.Context, cmd C) error
}

type logged[C any] struct {
	base Handler[C]
	log  func(any)
}

func (l logged[C]) Handle(ctx context.Context, cmd C) error {
	l.log(cmd)
	return l.base.Handle(ctx, cmd)
}

func Logged[C any](base Handler[C], log func(any)) Handler[C] { return logged[C]{base, log} }

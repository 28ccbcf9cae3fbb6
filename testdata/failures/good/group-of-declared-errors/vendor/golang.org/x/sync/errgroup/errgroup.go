package errgroup

import "context"

type Group struct{ first error }

func WithContext(ctx context.Context) (*Group, context.Context) { return &Group{}, ctx }

func (g *Group) Go(f func() error) { g.first = f() }

func (g *Group) Wait() error { return g.first }

package errgroup

type Group struct{ first error }

func (g *Group) Go(f func() error) { g.first = f() }

func (g *Group) Wait() error { return g.first }

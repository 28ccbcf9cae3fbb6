package pages

import "example.com/typeargument/svc/till"

type pool[T any] struct{ free []T }

func Take(p *pool[*till.Handler]) *pool[*till.Handler] { // want "namely till.Handler; only a root may"
	return p
}

// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/declaredinanothermodule/api/loan/extend"
)

type handler struct{}

var _ extend.Extender = (*handler)(nil)

// New returns the operation.
func New() extend.Extender { return &handler{} }

func (h *handler) Handle(ctx context.Context, in extend.In) (int, error) {
	fail := func() error { return extend.ErrUnavailable }
	return 0, fail()
}

// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/unknownhelper/lib/hooks"
	"example.com/unknownhelper/svc/loan/extend/contract"
)

type handler struct {
	hook hooks.Hook
}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New(hook hooks.Hook) contract.Extend { return &handler{hook: hook} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if err := h.hook.Do(); err != nil { // want "lets an error of \\(example.com/unknownhelper/lib/hooks.Hook\\).Do out of handler.Handle whose origin nanoarch cannot tell"
		return contract.Out{}, err
	}
	return contract.Out{}, contract.ErrUnavailable
}

// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/privatewrapper/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if in.Loan == "" {
		return contract.Out{}, &step{name: "check", err: contract.ErrUnknown}
	}
	return contract.Out{}, stuck{}
}

// step says where it went wrong.
type step struct {
	name string
	err  error
}

func (s *step) Error() string { return s.name + ": " + s.err.Error() }
func (s *step) Unwrap() error { return s.err }

// stuck is the contract's ErrUnavailable by another name.
type stuck struct{}

func (stuck) Error() string        { return "stuck" }
func (stuck) Is(target error) bool { return target == contract.ErrUnavailable }

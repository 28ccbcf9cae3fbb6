// Package extend gives readers more time.
package extend

import (
	"context"

	"emperror.dev/errors"
	"example.com/anothererrorspackage/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	if in.Loan == "" {
		return contract.Out{}, errors.WrapIff(errors.NewPlain("no loan"), "extend %q", in.Loan) // want "lets an error out of handler.Handle that is mere text"
	}
	return contract.Out{}, errors.WrapIff(contract.ErrUnavailable, "extend %q", in.Loan)
}

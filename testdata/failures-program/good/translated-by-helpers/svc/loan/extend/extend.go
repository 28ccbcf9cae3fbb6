// Package extend gives readers more time.
package extend

import (
	"context"
	"errors"

	"example.com/translatedbyhelpers/port/shelf"
	"example.com/translatedbyhelpers/shared/fail"
	"example.com/translatedbyhelpers/svc/loan/extend/contract"
	"example.com/translatedbyhelpers/svc/loan/extend/internal/oops"
)

type handler struct {
	find shelf.Find
}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New(find shelf.Find) contract.Extend { return &handler{find: find} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	day, err := h.find.Find(ctx, in.Loan)
	switch {
	case in.Loan == "":
		return contract.Out{}, fail.As(contract.ErrUnknown, errors.New("no loan"))
	case in.Loan == "1":
		return contract.Out{}, oops.Unavailable(err)
	case in.Loan == "2":
		return contract.Out{}, fail.As(contract.ErrUnavailable, err)
	case in.Loan == "3":
		return contract.Out{}, fail.Behind(err, contract.ErrUnavailable)
	case err != nil:
		return contract.Out{}, translate(err)
	}
	return contract.Out{Day: day}, nil
}

func translate(err error) error { return oops.Of(err) }

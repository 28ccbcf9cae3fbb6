// Package extend gives readers more time.
package extend

import (
	"context"

	"example.com/owntypebyanamedresult/svc/loan/extend/contract"
)

type handler struct{}

var _ contract.Extend = (*handler)(nil)

// New returns the operation.
func New() contract.Extend { return &handler{} }

func (h *handler) Handle(ctx context.Context, in contract.In) (contract.Out, error) {
	return extend(in.Loan)
}

// Refused says why.
type Refused struct{ Why string }

func (r *Refused) Error() string { return r.Why }

func extend(loan string) (out contract.Out, err error) {
	defer func() {
		if loan == "" {
			err = &Refused{Why: "no loan"} // want "lets the error Refused of its own out of handler.Handle"
		}
	}()
	return contract.Out{}, contract.ErrUnavailable
}

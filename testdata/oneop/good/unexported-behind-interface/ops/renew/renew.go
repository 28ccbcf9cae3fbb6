package renew

import (
	"context"

	"example.com/unexportedbehindinterface/ops/renew/contract"
)

type Loans interface {
	Due(ctx context.Context, loan string) (string, error)
}

type handler struct{ loans Loans }

var _ contract.Renewer = (*handler)(nil)

func New(loans Loans) contract.Renewer { return &handler{loans: loans} }

func (h *handler) Renew(ctx context.Context, in contract.In) (contract.Out, error) {
	due, err := h.loans.Due(ctx, in.Loan)
	return contract.Out{Due: due}, err
}

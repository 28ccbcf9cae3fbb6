package renew

import (
	"context"

	"example.com/twoimplementations/ops/renew/contract"
)

type Loans interface {
	Due(ctx context.Context, loan string) (string, error)
}

type byLoan struct{ loans Loans }

func New(loans Loans) contract.Renewer { return &byLoan{loans} }

func (h *byLoan) Renew(ctx context.Context, in contract.In) (contract.Out, error) {
	due, err := h.loans.Due(ctx, in.Loan)
	return contract.Out{Due: due}, err
}

// never renews nothing, for branches that are closed.
type never struct{ loans Loans }

func NewClosed(loans Loans) contract.Renewer { return never{loans} }

func (never) Renew(context.Context, contract.In) (contract.Out, error) { return contract.Out{}, nil }

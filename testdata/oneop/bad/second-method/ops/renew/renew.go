package renew

import (
	"context"

	"example.com/secondmethod/ops/renew/contract"
)

type Loans interface {
	Due(ctx context.Context, loan string) (string, error)
}

type handler struct{ loans Loans }

func New(loans Loans) contract.Renewer { return &handler{loans: loans} }

// Settle comes first in the file, but the contract asks for Renew.
func (h *handler) Settle(ctx context.Context, in contract.In) error { // want "has handler.Settle as another behaviour beside handler.Renew; .* such as example.com/secondmethod/ops/settle: an operation is verified through its contract alone"
	_, err := h.loans.Due(ctx, in.Loan)
	return err
}

func (h *handler) Renew(ctx context.Context, in contract.In) (contract.Out, error) {
	due, err := h.loans.Due(ctx, in.Loan)
	return contract.Out{Due: due}, err
}

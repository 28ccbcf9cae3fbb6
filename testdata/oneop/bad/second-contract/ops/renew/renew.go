package renew

import (
	"context"

	"example.com/secondcontract/ops/renew/contract"
	settle "example.com/secondcontract/ops/settle/contract"
)

type Loans interface {
	Save(ctx context.Context, loan string) error
}

// settler comes first in the file, but its contract is another operation's.
type settler struct{ loans Loans }

func NewSettler(loans Loans) settle.Settler { return &settler{loans} }

func (s *settler) Handle(ctx context.Context, in settle.In) error { // want "^operation example.com/secondcontract/ops/renew has settler.Handle as another behaviour beside handler.Handle; "
	return s.loans.Save(ctx, in.Loan)
}

type handler struct{ loans Loans }

func New(loans Loans) contract.Renewer { return &handler{loans} }

func (h *handler) Handle(ctx context.Context, in contract.In) error {
	return h.loans.Save(ctx, in.Loan)
}

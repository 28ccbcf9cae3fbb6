package cancel

import (
	"context"

	"example.com/nameovergeneric/shared/command"
)

type Cancel struct{ Loan string }

// CancelHandler is all that others see.
type CancelHandler command.Handler[Cancel]

type Loans interface {
	Drop(ctx context.Context, loan string) error
}

type cancelHandler struct{ loans Loans }

func NewCancelHandler(loans Loans, log func(any)) CancelHandler {
	return command.Logged[Cancel](cancelHandler{loans}, log)
}

func (h cancelHandler) Handle(ctx context.Context, cmd Cancel) error {
	return h.loans.Drop(ctx, cmd.Loan)
}

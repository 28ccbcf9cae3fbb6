package renew

import "context"

type Loans interface {
	Save(ctx context.Context, loan string) error
}

// Renew is the operation as its users call it.
type Renew func(ctx context.Context, loan string) error

func New(loans Loans) Renew {
	return func(ctx context.Context, loan string) error { return loans.Save(ctx, loan) }
}

func Logged(next Renew, log func(string)) Renew {
	return func(ctx context.Context, loan string) error {
		log(loan)
		return next(ctx, loan)
	}
}

func NewSettle(loans Loans) func(string, int) error { // want "^operation example.com/givenfunctions/ops/renew has NewSettle as another behaviour beside New; .* such as example.com/givenfunctions/ops/settle: "
	return func(loan string, amount int) error { return loans.Save(context.Background(), loan) }
}

type API struct {
	Renew  Renew
	Remind func(ctx context.Context, reader, loan string) error
}

func NewAPI(loans Loans) API {
	r := reminder{loans}
	return API{
		Renew:  New(loans),
		Remind: r.remind, // want "has NewAPI.Remind as another behaviour beside New; .* such as example.com/givenfunctions/ops/remind: "
	}
}

type reminder struct{ loans Loans }

func (r reminder) remind(ctx context.Context, reader, loan string) error {
	return r.loans.Save(ctx, loan)
}

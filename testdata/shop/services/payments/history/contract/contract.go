// Package contract is what looking at past payments promises.
package contract

import (
	"context"
	"errors"
	"time"

	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/money"
)

// ErrUnavailable says that the payments cannot be read because of a technical fault.
var ErrUnavailable = errors.New("payment history: unavailable")

// In chooses the payments: those taken at Since or later.
type In struct {
	Since time.Time
}

// Out lists the chosen payments, newest first. Total leaves out what was refunded.
type Out struct {
	Payments []Payment
	Total    money.Cents
}

// Payment is what bookkeeping sees of a payment.
type Payment struct {
	ID        id.Payment
	Amount    money.Cents
	Reference string
	TakenAt   time.Time
	Refunded  bool
}

// PaymentHistory shows which money was taken and given back.
type PaymentHistory interface {
	Handle(ctx context.Context, in In) (Out, error)
}

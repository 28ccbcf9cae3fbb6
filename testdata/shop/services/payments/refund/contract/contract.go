// Package contract is what refunding a payment promises.
package contract

import (
	"context"
	"errors"

	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/money"
)

// How refunding can fail.
var (
	// ErrUnknownPayment says that there is no such payment.
	ErrUnknownPayment = errors.New("refund payment: unknown payment")
	// ErrUnavailable says that a technical fault came in between; refunding again is safe.
	ErrUnavailable = errors.New("refund payment: unavailable")
)

// In names the payment.
type In struct {
	Payment id.Payment
}

// Out says how much the customer gets back.
type Out struct {
	Amount money.Cents
}

// RefundPayment gives a customer's money back. To refund twice is to refund once.
type RefundPayment interface {
	Handle(ctx context.Context, in In) (Out, error)
}

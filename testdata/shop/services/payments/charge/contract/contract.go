// Package contract is what charging a card promises.
package contract

import (
	"context"
	"errors"

	"example.com/shop/shared/contract/id"
	"example.com/shop/shared/contract/money"
)

// How charging can fail. After a failure no money was taken.
var (
	// ErrInvalid says that there is no card, or the amount is not positive.
	ErrInvalid = errors.New("charge card: invalid payment")
	// ErrDeclined says that the card's bank refuses.
	ErrDeclined = errors.New("charge card: declined")
	// ErrUnavailable says that the card was not charged because of a technical fault.
	ErrUnavailable = errors.New("charge card: unavailable")
)

// In says what to take from which card. Reference is what the customer reads on the statement.
type In struct {
	Card      string
	Amount    money.Cents
	Reference string
}

// Out names the payment.
type Out struct {
	Payment id.Payment
}

// ChargeCard takes money from a card.
type ChargeCard interface {
	Handle(ctx context.Context, in In) (Out, error)
}

// Package contract is what payments ask of the card network. The operations behind it belong to somebody else; an
// adapter calls them.
package contract

import (
	"context"
	"errors"

	"example.com/shop/shared/contract/money"
)

// What a card network can answer besides success.
var (
	// ErrDeclined says that the card's bank refuses.
	ErrDeclined = errors.New("card network: declined")
	// ErrUnavailable says that the network gave no answer.
	ErrUnavailable = errors.New("card network: unavailable")
)

// Authorise asks to take money from a card.
type Authorise struct {
	Card      string
	Amount    money.Cents
	Reference string
}

// Authorised names the network's record of money taken.
type Authorised struct {
	Authorization string
}

// Authoriser takes money from cards.
type Authoriser interface {
	// Authorise fails with [ErrDeclined] or [ErrUnavailable].
	Authorise(ctx context.Context, in Authorise) (Authorised, error)
}

// Reverse asks to give money back.
type Reverse struct {
	Authorization string
}

// Reversed is empty: the money is on its way.
type Reversed struct{}

// Reverser gives money back. To reverse twice is to reverse once.
type Reverser interface {
	// Reverse fails with [ErrUnavailable].
	Reverse(ctx context.Context, in Reverse) (Reversed, error)
}

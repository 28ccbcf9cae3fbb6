// Package cardnetwork plays a card network without moving money: cards whose number ends in 0002 are declined, all
// others have enough on them. Replace it by a client of a real one.
package cardnetwork

import (
	"context"
	"strings"

	gateway "example.com/shop/services/payments/gateway/contract"
	"example.com/shop/shared/contract/id"
)

// Declined is the end of the numbers of cards without money.
const Declined = "0002"

// Network is the played card network.
type Network struct {
	ids id.Source
}

var (
	_ gateway.Authoriser = (*Network)(nil)
	_ gateway.Reverser   = (*Network)(nil)
)

// New returns a network that numbers its authorizations with ids.
func New(ids id.Source) *Network {
	return &Network{ids: ids}
}

// Authorise takes money from a card.
func (n *Network) Authorise(_ context.Context, in gateway.Authorise) (gateway.Authorised, error) {
	if strings.HasSuffix(in.Card, Declined) {
		return gateway.Authorised{}, gateway.ErrDeclined
	}
	return gateway.Authorised{Authorization: n.ids.NewID("auth")}, nil
}

// Reverse gives money back.
func (n *Network) Reverse(context.Context, gateway.Reverse) (gateway.Reversed, error) {
	return gateway.Reversed{}, nil
}

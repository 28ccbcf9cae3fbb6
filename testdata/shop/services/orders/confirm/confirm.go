// Package confirm tells customers that their order arrived.
package confirm

import (
	"context"
	"fmt"

	"example.com/shop/services/orders/confirm/contract"
	place "example.com/shop/services/orders/place/contract"
	"example.com/shop/shared/contract/mail"
	"example.com/shop/shared/format"
)

type handler struct {
	mail mail.Sender
}

var _ contract.ConfirmOrder = (*handler)(nil)

// New returns the operation.
func New(mail mail.Sender) contract.ConfirmOrder {
	return &handler{mail: mail}
}

func (h *handler) Handle(ctx context.Context, event place.OrderPlaced) error {
	err := h.mail.Send(ctx, mail.Message{
		To:      event.Email,
		Subject: fmt.Sprintf("Your order %s", event.Order),
		Body:    fmt.Sprintf("Thank you! Your order over %s is being packed.\n", format.Euros(int64(event.Total))),
	})
	if err != nil {
		return fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	return nil
}

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

// Ports is what the operation needs.
type Ports struct {
	Mail mail.Sender
}

type handler struct {
	ports Ports
}

var _ contract.ConfirmOrder = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.ConfirmOrder {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, event place.OrderPlaced) error {
	err := h.ports.Mail.Send(ctx, mail.Message{
		To:      event.Email,
		Subject: fmt.Sprintf("Your order %s", event.Order),
		Body:    fmt.Sprintf("Thank you! Your order over %s is being packed.\n", format.Euros(int64(event.Total))),
	})
	if err != nil {
		return fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	return nil
}

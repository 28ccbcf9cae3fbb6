// Package notify tells customers that their parcel is on its way.
package notify

import (
	"context"
	"fmt"
	"time"

	"example.com/shop/services/shipping/notify/contract"
	send "example.com/shop/services/shipping/send/contract"
	"example.com/shop/shared/contract/mail"
)

// Ports is what the operation needs.
type Ports struct {
	Mail mail.Sender
}

type handler struct {
	ports Ports
}

var _ contract.NotifyCustomer = (*handler)(nil)

// New returns the operation.
func New(ports Ports) contract.NotifyCustomer {
	return &handler{ports: ports}
}

func (h *handler) Handle(ctx context.Context, event send.ParcelSent) error {
	err := h.ports.Mail.Send(ctx, mail.Message{
		To:      event.Email,
		Subject: fmt.Sprintf("Your order %s is on its way", event.Order),
		Body:    fmt.Sprintf("We handed your parcel to the carrier on %s.\n", event.SentAt.Format(time.DateOnly)),
	})
	if err != nil {
		return fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	return nil
}

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

type handler struct {
	mail mail.Sender
}

var _ contract.NotifyCustomer = (*handler)(nil)

// New returns the operation.
func New(mail mail.Sender) contract.NotifyCustomer {
	return &handler{mail: mail}
}

func (h *handler) Handle(ctx context.Context, event send.ParcelSent) error {
	err := h.mail.Send(ctx, mail.Message{
		To:      event.Email,
		Subject: fmt.Sprintf("Your order %s is on its way", event.Order),
		Body:    fmt.Sprintf("We handed your parcel to the carrier on %s.\n", event.SentAt.Format(time.DateOnly)),
	})
	if err != nil {
		return fmt.Errorf("%w: %v", contract.ErrUnavailable, err)
	}
	return nil
}

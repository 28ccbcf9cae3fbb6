package notify_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"example.com/shop/services/shipping/notify"
	"example.com/shop/services/shipping/notify/contract"
	send "example.com/shop/services/shipping/send/contract"
	"example.com/shop/shared/contract/mail"
	"example.com/shop/test/fake"
)

var sent = send.ParcelSent{
	Order: "order-1", Email: "ada@example.com", SentAt: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC),
}

func TestNotifyCustomer(t *testing.T) {
	mailbox := &fake.Mailbox{}
	var notifyCustomer contract.NotifyCustomer = notify.New(notify.Ports{Mail: mailbox})

	if err := notifyCustomer.Handle(t.Context(), sent); err != nil {
		t.Fatal(err)
	}

	if len(mailbox.Sent) != 1 {
		t.Fatalf("sent %v, want one message", mailbox.Sent)
	}
	message := mailbox.Sent[0]
	if message.To != sent.Email || !strings.Contains(message.Subject, "order-1") || !strings.Contains(message.Body, "2026-03-01") {
		t.Errorf("sent %+v", message)
	}
}

func TestMailDown(t *testing.T) {
	notifyCustomer := notify.New(notify.Ports{Mail: &fake.Mailbox{Err: mail.ErrUnavailable}})
	if err := notifyCustomer.Handle(t.Context(), sent); !errors.Is(err, contract.ErrUnavailable) {
		t.Errorf("error is %v, want %v", err, contract.ErrUnavailable)
	}
}

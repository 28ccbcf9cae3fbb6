package confirm_test

import (
	"errors"
	"strings"
	"testing"

	"example.com/shop/services/orders/confirm"
	"example.com/shop/services/orders/confirm/contract"
	place "example.com/shop/services/orders/place/contract"
	"example.com/shop/shared/contract/mail"
	"example.com/shop/test/fake"
)

var placed = place.OrderPlaced{Order: "order-1", Email: "ada@example.com", Total: 1800}

func TestConfirmOrder(t *testing.T) {
	mailbox := &fake.Mailbox{}
	var confirmOrder contract.ConfirmOrder = confirm.New(confirm.Ports{Mail: mailbox})

	if err := confirmOrder.Handle(t.Context(), placed); err != nil {
		t.Fatal(err)
	}

	if len(mailbox.Sent) != 1 {
		t.Fatalf("sent %v, want one message", mailbox.Sent)
	}
	message := mailbox.Sent[0]
	if message.To != placed.Email || !strings.Contains(message.Subject, "order-1") || !strings.Contains(message.Body, "18.00 EUR") {
		t.Errorf("sent %+v", message)
	}
}

func TestMailDown(t *testing.T) {
	confirmOrder := confirm.New(confirm.Ports{Mail: &fake.Mailbox{Err: mail.ErrUnavailable}})
	if err := confirmOrder.Handle(t.Context(), placed); !errors.Is(err, contract.ErrUnavailable) {
		t.Errorf("error is %v, want %v", err, contract.ErrUnavailable)
	}
}

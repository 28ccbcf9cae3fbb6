package main

import (
	"example.com/eventbypointer/bus"
	"example.com/eventbypointer/shared/pay"
	"example.com/eventbypointer/svc/answer"
	"example.com/eventbypointer/svc/mail"
)

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
	var events bus.Events
	events.Subscribe(&mail.Mail{})
}

package main

import (
	"example.com/eventswitch/bus"
	"example.com/eventswitch/shared/pay"
	"example.com/eventswitch/svc/answer"
	"example.com/eventswitch/svc/mail"
)

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
	var events bus.Events
	events.Subscribe(&mail.Mail{})
}

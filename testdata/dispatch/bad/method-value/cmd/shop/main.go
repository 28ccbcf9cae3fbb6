package main

import (
	"example.com/methodvalue/bus"
	"example.com/methodvalue/shared/pay"
	"example.com/methodvalue/svc/answer"
	"example.com/methodvalue/svc/mail"
)

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
	var events bus.Events
	subscribe := events.Subscribe
	subscribe(&mail.Mail{})
}

package main

import (
	"example.com/busembedded/bus"
	"example.com/busembedded/shared/pay"
	"example.com/busembedded/svc/answer"
	"example.com/busembedded/svc/mail"
)

type hub struct{ bus.Events }

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
	var h hub
	h.Subscribe(&mail.Mail{})
}

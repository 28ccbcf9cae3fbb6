package main

import (
	"example.com/registeredinaloop/bus"
	"example.com/registeredinaloop/shared/pay"
	"example.com/registeredinaloop/svc/answer"
)

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
	var topics bus.Topics
	var all []bus.Listener
	for _, l := range all {
		topics.Listen(l)
	}
}

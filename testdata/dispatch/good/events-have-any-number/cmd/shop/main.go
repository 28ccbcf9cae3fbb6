package main

import (
	"example.com/eventshaveanynumber/bus"
	"example.com/eventshaveanynumber/shared/pay"
	"example.com/eventshaveanynumber/svc/answer"
)

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
}

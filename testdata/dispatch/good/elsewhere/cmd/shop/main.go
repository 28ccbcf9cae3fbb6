package main

import (
	"example.com/elsewhere/bus"
	"example.com/elsewhere/shared/pay"
	"example.com/elsewhere/svc/answer"
)

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
}

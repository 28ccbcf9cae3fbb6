package main

import (
	"example.com/plain/bus"
	"example.com/plain/shared/pay"
	"example.com/plain/svc/answer"
)

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
}

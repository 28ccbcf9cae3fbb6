package main

import (
	"example.com/handledingeneratedcode/bus"
	"example.com/handledingeneratedcode/shared/pay"
	"example.com/handledingeneratedcode/svc/answer"
)

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
}

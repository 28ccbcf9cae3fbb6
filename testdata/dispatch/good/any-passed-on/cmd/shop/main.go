package main

import (
	"example.com/anypassedon/bus"
	"example.com/anypassedon/shared/pay"
	"example.com/anypassedon/svc/answer"
)

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
}

package main

import (
	"example.com/throughgenerichelper/bus"
	"example.com/throughgenerichelper/shared/pay"
	"example.com/throughgenerichelper/svc/answer"
)

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
}

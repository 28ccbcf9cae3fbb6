package main

import (
	"example.com/bytopic/bus"
	"example.com/bytopic/shared/pay"
	"example.com/bytopic/svc/answer"
)

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
	var topics bus.Topics
	topics.Listen("shop.payed", func(any) {})
}

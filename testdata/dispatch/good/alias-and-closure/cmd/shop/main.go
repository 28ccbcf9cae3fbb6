package main

import (
	"example.com/aliasandclosure/bus"
	"example.com/aliasandclosure/shared/pay"
	"example.com/aliasandclosure/svc/answer"
)

type handler = bus.Handler[pay.Pay, pay.Paid]

func main() {
	var h handler = &answer.Till{}
	func() { bus.Handle(h) }()
}

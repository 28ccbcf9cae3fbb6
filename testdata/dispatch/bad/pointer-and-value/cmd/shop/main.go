package main

import (
	"example.com/pointerandvalue/bus"
	"example.com/pointerandvalue/shared/pay"
	"example.com/pointerandvalue/svc/answer"
)

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
}

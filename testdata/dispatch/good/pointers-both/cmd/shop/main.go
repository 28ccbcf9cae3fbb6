package main

import (
	"example.com/pointersboth/bus"
	"example.com/pointersboth/shared/pay"
	"example.com/pointersboth/svc/answer"
)

func main() {
	bus.Handle[*pay.Pay, *pay.Paid](&answer.Till{})
}

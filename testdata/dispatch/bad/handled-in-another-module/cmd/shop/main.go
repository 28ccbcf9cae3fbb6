package main

import (
	"example.com/handledinanothermodule/bus"
	"example.com/handledinanothermodule/shared/pay"
	"example.com/handledinanothermodule/svc/answer"
)

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
}

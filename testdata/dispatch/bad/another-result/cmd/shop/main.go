package main

import (
	"example.com/anotherresult/bus"
	"example.com/anotherresult/shared/pay"
	"example.com/anotherresult/svc/answer"
)

func main() {
	bus.Handle[pay.Pay, *pay.Refused](&answer.Till{})
}

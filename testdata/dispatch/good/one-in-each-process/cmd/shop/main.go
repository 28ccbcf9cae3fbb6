package main

import (
	"example.com/oneineachprocess/bus"
	"example.com/oneineachprocess/shared/pay"
	"example.com/oneineachprocess/svc/answer"
)

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
}

package main

import (
	"example.com/aliasoftherequest/bus"
	"example.com/aliasoftherequest/shared/pay"
	"example.com/aliasoftherequest/svc/answer"
)

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
}

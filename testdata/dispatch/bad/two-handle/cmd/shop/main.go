package main

import (
	"example.com/twohandle/bus"
	"example.com/twohandle/shared/pay"
	"example.com/twohandle/svc/answer"
)

func main() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{Open: nil}) // want "registers a handler for pay.Pay, which example.com/twohandle/cmd/shop registers at cmd/shop/main.go:10, too"
}

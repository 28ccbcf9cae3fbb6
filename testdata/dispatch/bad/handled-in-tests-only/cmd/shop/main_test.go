package main

import (
	"example.com/handledintestsonly/bus"
	"example.com/handledintestsonly/shared/pay"
	"example.com/handledintestsonly/svc/answer"
)

func init() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
}

package main

import (
	"example.com/handledonwindowsonly/bus"
	"example.com/handledonwindowsonly/shared/pay"
	"example.com/handledonwindowsonly/svc/answer"
)

func register() { bus.Handle[pay.Pay, pay.Paid](&answer.Till{}) }

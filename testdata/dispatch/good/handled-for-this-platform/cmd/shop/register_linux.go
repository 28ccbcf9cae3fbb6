package main

import (
	"example.com/handledforthisplatform/bus"
	"example.com/handledforthisplatform/shared/pay"
	"example.com/handledforthisplatform/svc/answer"
)

func register() { bus.Handle[pay.Pay, pay.Paid](&answer.Till{}) }

package main

import (
	"example.com/handledbyagenerichelper/shared/pay"
	"example.com/handledbyagenerichelper/shared/serve"
	"example.com/handledbyagenerichelper/svc/answer"
)

func main() {
	serve.With[pay.Pay, pay.Paid](&answer.Till{})
}

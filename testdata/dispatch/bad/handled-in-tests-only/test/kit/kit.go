package kit

import (
	"example.com/handledintestsonly/bus"
	"example.com/handledintestsonly/shared/pay"
	"example.com/handledintestsonly/svc/answer"
)

func Start() {
	bus.Handle[pay.Pay, pay.Paid](&answer.Till{})
}

// Command app binds.
package main

import (
	"context"

	"example.com/callerhasitsowninterface/svc/pay"
	"example.com/callerhasitsowninterface/svc/ship"
	shipc "example.com/callerhasitsowninterface/svc/ship/contract"
)

func main() {
	var s shipc.Shiper = &ship.Handler{Payer: &pay.Handler{}}
	_, _ = s.Handle(context.Background(), shipc.In{})
}

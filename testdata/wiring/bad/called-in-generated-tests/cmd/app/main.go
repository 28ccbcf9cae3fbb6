// Command app binds.
package main

import (
	"context"

	"example.com/calledingeneratedtests/svc/pay"
	payc "example.com/calledingeneratedtests/svc/pay/contract"
	"example.com/calledingeneratedtests/svc/ship"
)

func main() {
	var p payc.Payer = &pay.Handler{}
	_, _ = p.Handle(context.Background(), payc.In{})
	_ = ship.New
}

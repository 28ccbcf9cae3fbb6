// Command app binds.
package main

import (
	"context"

	"example.com/calledonanotherplatform/svc/pay"
	"example.com/calledonanotherplatform/svc/pay/contract"
	"example.com/calledonanotherplatform/svc/ship"
)

var shipper = ship.New()

func main() {
	var p contract.Payer = &pay.Handler{}
	_, _ = p.Handle(context.Background(), contract.In{})
}

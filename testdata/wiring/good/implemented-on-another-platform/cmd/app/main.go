// Command app binds.
package main

import (
	"context"

	"example.com/implementedonanotherplatform/svc/pay"
	payc "example.com/implementedonanotherplatform/svc/pay/contract"
	shipc "example.com/implementedonanotherplatform/svc/ship/contract"
)

var shipper shipc.Shipper

func main() {
	var p payc.Payer = &pay.Handler{}
	_, _ = p.Handle(context.Background(), payc.In{})
	if shipper != nil {
		_, _ = shipper.Ship(context.Background(), shipc.In{})
	}
}

// Command app binds.
package main

import (
	"context"

	"example.com/nevercalled/svc/pay"
	payc "example.com/nevercalled/svc/pay/contract"
	"example.com/nevercalled/svc/ship"
	shipc "example.com/nevercalled/svc/ship/contract"
)

func main() {
	var vpay payc.Payer = &pay.Handler{}
	_, _ = vpay.Handle(context.Background(), payc.In{})
	var s shipc.Shiper = &ship.Handler{}
	_ = s
}

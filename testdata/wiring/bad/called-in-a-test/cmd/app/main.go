// Command app binds.
package main

import (
	"context"

	"example.com/calledinatest/svc/pay"
	payc "example.com/calledinatest/svc/pay/contract"
	"example.com/calledinatest/svc/ship"
	shipc "example.com/calledinatest/svc/ship/contract"
)

func main() {
	var vpay payc.Payer = &pay.Handler{}
	_, _ = vpay.Handle(context.Background(), payc.In{})
	var s shipc.Shiper = &ship.Handler{}
	_ = s
}

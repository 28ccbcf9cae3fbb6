// Command app binds.
package main

import (
	"context"

	"example.com/othersignature/svc/pay"
	payc "example.com/othersignature/svc/pay/contract"
	"example.com/othersignature/svc/ship"
)

func main() {
	var vpay payc.Payer = &pay.Handler{}
	_, _ = vpay.Handle(context.Background(), payc.In{})
	_ = ship.Handler{}
}

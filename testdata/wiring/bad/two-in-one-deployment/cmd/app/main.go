// Command app binds.
package main

import (
	"context"

	"example.com/twoinonedeployment/svc/pay"
	payc "example.com/twoinonedeployment/svc/pay/contract"
	"example.com/twoinonedeployment/svc/payfast"
)

func main() {
	var vpay payc.Payer = &pay.Handler{}
	_, _ = vpay.Handle(context.Background(), payc.In{})
	vpay = &payfast.Handler{}
	_ = vpay
}

// Command app binds.
package main

import (
	"context"

	"example.com/oneadeployment/svc/pay"
	payc "example.com/oneadeployment/svc/pay/contract"
)

func main() {
	var vpay payc.Payer = &pay.Handler{}
	_, _ = vpay.Handle(context.Background(), payc.In{})
}

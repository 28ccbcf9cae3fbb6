// Command fast binds.
package main

import (
	"context"

	payc "example.com/oneadeployment/svc/pay/contract"
	"example.com/oneadeployment/svc/payfast"
)

func main() {
	var vpay payc.Payer = &payfast.Handler{}
	_, _ = vpay.Handle(context.Background(), payc.In{})
}

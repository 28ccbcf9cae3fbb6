// Command app binds.
package main

import (
	"context"

	"example.com/boundinatest/svc/pay"
	payc "example.com/boundinatest/svc/pay/contract"
)

func main() {
	var vpay payc.Payer = &pay.Handler{}
	_, _ = vpay.Handle(context.Background(), payc.In{})
}

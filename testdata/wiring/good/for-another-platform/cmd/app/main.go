// Command app binds.
package main

import (
	"context"

	"example.com/foranotherplatform/svc/pay"
	payc "example.com/foranotherplatform/svc/pay/contract"
)

func main() {
	var vpay payc.Payer = &pay.Handler{}
	_, _ = vpay.Handle(context.Background(), payc.In{})
}

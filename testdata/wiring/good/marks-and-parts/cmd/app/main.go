// Command app binds.
package main

import (
	"context"

	"example.com/marksandparts/svc/pay"
	payc "example.com/marksandparts/svc/pay/contract"
)

func main() {
	var vpay payc.Payer = &pay.Handler{}
	_, _ = vpay.Handle(context.Background(), payc.In{})
}

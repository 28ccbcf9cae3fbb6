// Command app binds.
package main

import (
	"context"

	"example.com/twothroughamodule/cmd/parts"
	"example.com/twothroughamodule/svc/pay"
	payc "example.com/twothroughamodule/svc/pay/contract"
)

func main() {
	var vpay payc.Payer = &pay.Handler{}
	_, _ = vpay.Handle(context.Background(), payc.In{})
	_ = parts.Fast()
}

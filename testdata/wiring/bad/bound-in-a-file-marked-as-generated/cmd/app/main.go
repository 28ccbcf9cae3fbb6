// Command app binds.
package main

import (
	"context"

	"example.com/boundinafilemarkedasgenerated/svc/pay"
	"example.com/boundinafilemarkedasgenerated/svc/pay/contract"
	"example.com/boundinafilemarkedasgenerated/web"
)

func main() {
	var p contract.Payer = &pay.Handler{}
	_, _ = p.Handle(context.Background(), contract.In{})
	_ = web.Serve(context.Background())
}

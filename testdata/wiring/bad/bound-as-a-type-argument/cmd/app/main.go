// Command app binds.
package main

import (
	"context"

	"example.com/boundasatypeargument/svc/pay"
	"example.com/boundasatypeargument/svc/pay/contract"
	"example.com/boundasatypeargument/web"
)

func main() {
	var p contract.Payer = &pay.Handler{}
	_, _ = p.Handle(context.Background(), contract.In{})
	_ = web.Serve(context.Background())
}

// Command app binds.
package main

import (
	"context"

	"example.com/boundinageneratedfile/svc/pay"
	"example.com/boundinageneratedfile/svc/pay/contract"
	"example.com/boundinageneratedfile/web"
)

func main() {
	var p contract.Payer = &pay.Handler{}
	_, _ = p.Handle(context.Background(), contract.In{})
	_ = web.Serve(context.Background())
}

// Command app binds.
package main

import (
	"context"

	"example.com/boundinanothermodule/svc/pay"
	"example.com/boundinanothermodule/svc/pay/contract"
	"example.com/boundinanothermodule/web/http"
)

func main() {
	var p contract.Payer = &pay.Handler{}
	_, _ = p.Handle(context.Background(), contract.In{})
	_ = http.Serve(context.Background())
}

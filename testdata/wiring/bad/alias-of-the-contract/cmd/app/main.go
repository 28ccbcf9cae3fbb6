// Command app binds.
package main

import (
	"context"

	"example.com/aliasofthecontract/svc/pay"
	payc "example.com/aliasofthecontract/svc/pay/contract"
	"example.com/aliasofthecontract/svc/ship"
	shipc "example.com/aliasofthecontract/svc/ship/contract"
)

func main() {
	var p payc.Payer = &pay.Handler{}
	_, _ = p.Handle(context.Background(), payc.In{})
	var s shipc.Ship = ship.New()
	_ = s
}

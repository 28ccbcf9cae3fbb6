// Command app binds.
package main

import (
	"net/rpc"

	"example.com/giventoothers/svc/pay"
	payc "example.com/giventoothers/svc/pay/contract"
)

func main() {
	var p payc.Payer = &pay.Handler{}
	_ = rpc.Register(p)
}

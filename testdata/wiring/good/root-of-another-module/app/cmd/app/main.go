// Command app binds.
package main

import (
	"context"

	"example.com/rootofanothermodule/svc/pay"
	"example.com/rootofanothermodule/svc/pay/contract"
)

type payer = contract.Payer

func main() {
	call := func(p payer) { _, _ = p.Handle(context.Background(), contract.In{}) }
	call(&pay.Handler{})
}

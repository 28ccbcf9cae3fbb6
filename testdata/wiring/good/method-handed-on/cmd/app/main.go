// Command app binds.
package main

import (
	"context"

	"example.com/methodhandedon/svc/pay"
	payc "example.com/methodhandedon/svc/pay/contract"
)

func main() {
	var p payc.Payer = &pay.Handler{}
	run(p.Handle)
}

func run(f func(context.Context, payc.In) (int, error)) {
	_, _ = f(context.Background(), payc.In{})
}

// Command app binds.
package main

import (
	"context"

	"example.com/severalinalist/svc/pay"
	payc "example.com/severalinalist/svc/pay/contract"
	"example.com/severalinalist/svc/payfast"
)

func main() {
	for _, p := range []payc.Payer{&pay.Handler{}, &payfast.Handler{}} {
		_, _ = p.Handle(context.Background(), payc.In{})
	}
}

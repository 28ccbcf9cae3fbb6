// Command app binds.
package main

import (
	"context"

	"example.com/decorated/svc/audit"
	"example.com/decorated/svc/pay"
	payc "example.com/decorated/svc/pay/contract"
)

func main() {
	var p payc.Payer = &audit.Handler{Next: &pay.Handler{}}
	_, _ = p.Handle(context.Background(), payc.In{})
}

// Command app binds.
package main

import (
	"context"

	"example.com/adapterboundbyanadapter/adapters/cache"
	"example.com/adapterboundbyanadapter/svc/pay"
	payc "example.com/adapterboundbyanadapter/svc/pay/contract"
)

func main() {
	var vpay payc.Payer = &pay.Handler{}
	_, _ = vpay.Handle(context.Background(), payc.In{})
	_ = cache.New().Age(context.Background())
}

// Command app binds.
package main

import (
	"context"

	"example.com/methodbyembeddingmissing/svc/pay"
	"example.com/methodbyembeddingmissing/svc/pay/contract"
)

func main() { _, _ = pay.Handler{}.Handle(context.Background(), &contract.In{}) }

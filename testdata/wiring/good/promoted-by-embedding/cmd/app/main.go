// Command app binds.
package main

import (
	"context"

	"example.com/promotedbyembedding/svc/pay"
	"example.com/promotedbyembedding/svc/pay/contract"
)

func main() {
	do := pay.New().Handle
	_, _ = do(context.Background(), contract.In{})
}

// Command app binds.
package main

import (
	"context"

	"example.com/boundbyamodule/cmd/parts"
	payc "example.com/boundbyamodule/svc/pay/contract"
)

func main() {
	_, _ = parts.Pay().Handle(context.Background(), payc.In{})
}

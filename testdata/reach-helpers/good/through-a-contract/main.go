// Command main binds.
package main

import (
	"context"
	"fmt"

	"example.com/throughacontract/adapters/system"
	"example.com/throughacontract/ops/run"
	"example.com/throughacontract/shared/help"
)

func main() {
	fmt.Println(run.Handle(context.Background(), system.Clock{}))
	fmt.Println(help.Year())
}

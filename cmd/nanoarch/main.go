// Command nanoarch verifies from the outside that Go code keeps to its architecture: one operation a package, reached
// only through its contract, built on one template.
//
// Exit codes: 0 nothing new is wrong, 1 there is a new finding of level error, 2 something could not be told.
package main

import (
	"context"
	"os"
	"os/signal"
)

//go:generate go test -run TestRulePages|TestFormatsTable|TestActionTables -update .

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// Command nanoarch verifies from the outside that Go code keeps to its architecture: one operation a package, reached
// only through its contract, built on one template.
//
// Exit codes: 0 nothing new is wrong, 1 there is a new finding of level error, 2 something could not be told.
package main

import (
	"context"
	"os"
	"os/signal"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/vettool"
)

//go:generate go test -run TestRulePages|TestDiffPage|TestFormatsTable|TestActionTables|TestPictures -update .

func main() { process() }

// process is the whole of a process: go vet's tool, or the command.
func process() {
	if vettool.Called(os.Args[1:]) {
		vettool.Main(os.Args[1:])
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// Command monolith runs the whole shop in one process.
package main

import (
	"fmt"
	"os"

	"example.com/shop/cmd/internal/monolith"
	"example.com/shop/cmd/internal/process"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "monolith:", err)
		os.Exit(1)
	}
}

func run() error {
	options, err := process.Parse("127.0.0.1:8080")
	if err != nil {
		return err
	}
	handler, err := monolith.New(options.Data, options.Log)
	if err != nil {
		return err
	}
	return process.Serve(options, handler)
}

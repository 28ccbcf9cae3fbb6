// Command backoffice runs the half of the shop that customers do not see.
package main

import (
	"flag"
	"fmt"
	"os"

	"example.com/shop/cmd/internal/backoffice"
	"example.com/shop/cmd/internal/process"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "backoffice:", err)
		os.Exit(1)
	}
}

func run() error {
	storefront := flag.String("storefront", "http://127.0.0.1:8081", "find the storefront at this `URL`")
	options, err := process.Parse("127.0.0.1:8082")
	if err != nil {
		return err
	}
	handler, err := backoffice.New(options.Data, *storefront, options.Log)
	if err != nil {
		return err
	}
	return process.Serve(options, handler)
}

// Command storefront runs the half of the shop that customers talk to.
package main

import (
	"flag"
	"fmt"
	"os"

	"example.com/shop/cmd/internal/process"
	"example.com/shop/cmd/internal/storefront"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "storefront:", err)
		os.Exit(1)
	}
}

func run() error {
	backoffice := flag.String("backoffice", "http://127.0.0.1:8082", "find the back office at this `URL`")
	options, err := process.Parse("127.0.0.1:8081")
	if err != nil {
		return err
	}
	handler, err := storefront.New(options.Data, *backoffice, options.Log)
	if err != nil {
		return err
	}
	return process.Serve(options, handler)
}

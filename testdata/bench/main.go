// Command bench writes a synthetic program of nanoservices that keeps to its policy:
//
//	go run ./testdata/bench -n 1000 -dir OUT
//	nanoarch check -C OUT
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/nanoarch/nanoarch/testdata/bench/generate"
)

func main() {
	var p generate.Program
	flag.IntVar(&p.Services, "n", 1000, "`number` of services; the program has twice as many packages and one more")
	flag.IntVar(&p.PerCapability, "percap", 20, "operations in a capability")
	flag.IntVar(&p.Steps, "steps", 6, "helper functions in an operation")
	flag.Int64Var(&p.Seed, "seed", 1, "decides which operations call which")
	dir := flag.String("dir", "", "`folder` to write to; it must be new or empty")
	flag.Parse()
	if err := write(p, *dir); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	}
}

func write(p generate.Program, dir string) error {
	if dir == "" || flag.NArg() > 0 {
		return fmt.Errorf("say where to write with -dir FOLDER, and nothing else")
	}
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s is not empty", dir)
	}
	return p.Write(dir)
}

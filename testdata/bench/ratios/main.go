// Command ratios measures what nanoarch costs beside what the go command needs to list the same tree, in the same run:
// figures that mean the same on a fast machine and on a slow one.
//
//	go run ./testdata/bench/ratios -generate 1000
//	go run ./testdata/bench/ratios -tree DIR -body FILE -contract FILE -policy FILE -imports FILE
//
// A tree that it is given is copied first and never changed. See docs/performance.md.
package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
)

// options are the flags.
type options struct {
	tree, body, contract, policy, imports string
	generate, runs                        int
	nanoarch                              string
	rows                                  *regexp.Regexp
	yardstick                             string
	code                                  bool // without test files
}

func main() {
	var o options
	flag.StringVar(&o.tree, "tree", "", "`folder` of a Go program to measure; it is copied")
	flag.IntVar(&o.generate, "generate", 0, "measure a synthetic program of so many `services` instead")
	flag.StringVar(&o.body, "body", "", "`file` of the tree whose last function is edited; without it this row is left out")
	flag.StringVar(&o.contract, "contract", "", "`file` of the tree that gets another exported declaration; without it this row is left out")
	flag.StringVar(&o.policy, "policy", "", "policy `file` for the tree; by default its own, or else one under which every package is an operation")
	flag.StringVar(&o.imports, "imports", "", "policy `file` of import rules only; by default one rule about rings")
	flag.StringVar(&o.nanoarch, "nanoarch", "", "nanoarch `binary`; by default it is built from this repository")
	flag.IntVar(&o.runs, "n", 5, "measured `runs` of each row, after a discarded one")
	flag.BoolVar(&o.code, "code", false, "leave the test files of the tree out, as if there were none")
	rows := flag.String("rows", ".", "measure only rows whose name matches this `regexp`")
	flag.StringVar(&o.yardstick, "yardstick", "", "for this program itself: load -tree with go/packages, `plain or tests`")
	flag.Parse()
	err := o.run(*rows)
	if err != nil {
		fmt.Fprintln(os.Stderr, "ratios:", err)
		os.Exit(2)
	}
}

func (o *options) run(rows string) (err error) {
	if o.yardstick != "" {
		return load(o.tree, o.yardstick == "tests")
	}
	if (o.tree == "") == (o.generate == 0) || o.runs < 1 || flag.NArg() > 0 {
		return fmt.Errorf("give either -tree DIR or -generate N, and at least one run")
	}
	if o.rows, err = regexp.Compile(rows); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "nanoarch-ratios-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	b, err := prepare(dir, o)
	if err != nil {
		return err
	}
	if err := b.measure(o.runs); err != nil {
		return err
	}
	b.print(os.Stdout, o.runs)
	return nil
}

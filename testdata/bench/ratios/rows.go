package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"time"

	"github.com/nanoarch/nanoarch/testdata/bench/measure"
)

// row is one line of the table.
type row struct {
	name    string
	command func() *exec.Cmd
	edit    *measure.Edit // done before each run
	missing string        // why it cannot be measured, if it cannot
	costs   []measure.Cost
	read    string // files read in the last run, as --stats tells
}

// setting is what the commands of all rows share.
type setting struct {
	tree, imports, cache, nanoarch string
	env                            []string
}

func (e *setting) command(dir, name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(slices.Clone(e.env), "PWD="+dir)
	return cmd
}

// rows returns the rows in the order in which they run. Those that read the cache follow each other: each finds what the
// one before has left there, and exactly one edit.
func (e *setting) rows(o *options) ([]*row, error) {
	check := func(dir string, more ...string) func() *exec.Cmd {
		return func() *exec.Cmd {
			return e.command(dir, e.nanoarch, append([]string{"check", "--stats", "--max", "5"}, more...)...)
		}
	}
	all := []*row{
		{name: "go list -deps (L)", command: e.list},
		{name: "import rules, no cache", command: check(e.imports, "--no-cache")},
		e.inventory("imports"), e.inventory("syntax"), e.inventory("types"), e.inventory("dataflow"),
		{name: "check everything, no cache", command: check(e.tree, "--no-cache")},
		{name: "second run unchanged", command: check(e.tree)},
		{name: "second run, one body edited", command: check(e.tree)},
		{name: "second run, policy edited", command: check(e.tree)},
		{name: "second run, contract edited", command: check(e.tree)},
		{name: "LoadAllSyntax", command: e.yardstick("plain")},
		{name: "LoadAllSyntax with tests", command: e.yardstick("tests")},
	}
	for name, edit := range map[string]struct {
		file   string
		change func([]byte, int) ([]byte, error)
	}{
		"second run, one body edited": {o.body, measure.Body},
		"second run, policy edited":   {"nanoarch.toml", measure.Policy},
		"second run, contract edited": {o.contract, measure.Contract},
	} {
		r := all[slices.IndexFunc(all, func(r *row) bool { return r.name == name })]
		if edit.file == "" {
			r.missing = "no file to edit was named"
			continue
		}
		var err error
		if r.edit, err = measure.NewEdit(filepath.Join(e.tree, filepath.FromSlash(edit.file)), edit.change); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(all, func(r *row) bool { return r != all[0] && !o.rows.MatchString(r.name) }), nil
}

// inventory is the row of a depth without rules.
func (e *setting) inventory(depth string) *row {
	r := &row{name: "inventory of " + depth + ", no cache"}
	if !measure.Knows(e.nanoarch, "inventory", "--depth") {
		r.missing = "this nanoarch has no inventory --depth"
	}
	r.command = func() *exec.Cmd {
		return e.command(e.tree, e.nanoarch, "inventory", "--no-cache", "--depth", depth, "-o", e.cache+".inventory")
	}
	return r
}

// yardstick is this program itself, which loads the tree with go/packages.
func (e *setting) yardstick(mode string) func() *exec.Cmd {
	return func() *exec.Cmd {
		self, err := os.Executable()
		if err != nil {
			self = os.Args[0]
		}
		return e.command(e.tree, self, "-tree", e.tree, "-yardstick", mode)
	}
}

// measure runs every row once, round after round, and forgets the first round.
func (b *bench) measure(runs int) error {
	for round := range runs + 1 {
		start := time.Now()
		for _, r := range b.rows {
			if r.missing != "" {
				continue
			}
			c, err := r.run()
			if err != nil {
				return fmt.Errorf("%s: %w", r.name, err)
			}
			if round > 0 {
				r.costs = append(r.costs, c)
			}
		}
		fmt.Fprintf(os.Stderr, "round %d of %d took %v\n", round, runs, time.Since(start).Round(time.Second))
	}
	return nil
}

// filesRead is a line of check --stats.
var filesRead = regexp.MustCompile(`read (\d+) files`)

func (r *row) run() (measure.Cost, error) {
	if r.edit != nil {
		if err := r.edit.Next(); err != nil {
			return measure.Cost{}, err
		}
	}
	c, text, err := measure.Run(r.command())
	if m := filesRead.FindStringSubmatch(text); m != nil {
		r.read = m[1]
	}
	return c, err
}

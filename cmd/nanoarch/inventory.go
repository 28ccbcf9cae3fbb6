package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/report"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/spf13/cobra"
)

// inventoryFlags are the flags of inventory as they were given.
type inventoryFlags struct {
	reading
	output string
	format string
	depth  string
}

func newInventory(a *app) *cobra.Command {
	var f inventoryFlags
	c := &cobra.Command{
		Use:   "inventory -o FILE [./folder/...]",
		Short: "write what the code says, to be judged elsewhere",
		Long: `Read the code and write the records of its packages to a file. Another run judges such files without the code:
nanoarch check --inventory FILE, repeated for each part. The report is the same, byte for byte, as that of one run.

Folder patterns say which part to read; whoever joins the parts is told if one is missing. The file fits the policy as
it is: roles, lists and levels may change until it is judged, but not what the policy says about reading. Exit code 2
if anything could not be read; the file says so, too.

--format json prints the same records for people and scripts, all of them down to dataflow unless --depth says less;
check does not read them.`,
		Example: `  nanoarch inventory -o all.inv                            everything
  nanoarch inventory -o billing.inv ./services/billing/... one part
  nanoarch check --inventory billing.inv --inventory rest.inv
  nanoarch inventory --format json ./services/billing/...  what the code of one capability says`,
		RunE: func(c *cobra.Command, args []string) error { return a.inventory(c.Context(), f, args) },
	}
	f.reading.register(c)
	c.Flags().StringVarP(&f.output, "output", "o", "", "the `file` to write; json goes to standard output without it")
	c.Flags().StringVar(&f.format, "format", "binary", "what to write: binary, to be judged, or json, to be read")
	c.Flags().StringVar(&f.depth, "depth", "", "how deep to read: imports, syntax, types or dataflow (default: what the policy's rules need; of json, dataflow)")
	return c
}

func (a *app) inventory(ctx context.Context, f inventoryFlags, patterns []string) error {
	depth, err := f.parse()
	if err != nil {
		return err
	}
	o, done, err := a.options(f.reading)
	if err != nil {
		return err
	}
	o.Patterns = patterns
	var problems []source.Problem
	write := func(w io.Writer) (err error) {
		problems, err = gate.Inventory(ctx, o, depth, w)
		return err
	}
	if f.format == "json" {
		write = func(w io.Writer) error {
			return report.Inventory(w, tool(), func(take func(*inventory.Package) error) (_ []inventory.Problem, err error) {
				problems, err = gate.Records(ctx, o, depth, take)
				return problems, err
			})
		}
	}
	if f.output == "" {
		err = write(a.stdout)
	} else {
		err = writeFile(a.path(f.output), write)
	}
	done()
	if err != nil {
		return err
	}
	for _, p := range problems {
		fmt.Fprintf(a.stderr, "nanoarch: %s\n", placed(p))
	}
	if len(problems) > 0 {
		return exit(2)
	}
	return nil
}

// parse checks the flags that are words of a closed list, and returns how deep to read; 0 is as deep as rules need.
func (f *inventoryFlags) parse() (inventory.Depth, error) {
	if err := oneOf("--format", f.format, "binary", "json"); err != nil {
		return 0, err
	}
	if f.format == "binary" && f.output == "" {
		return 0, errors.New("an inventory is no text to print; name the file to write with -o FILE, or read it with --format json")
	}
	switch words := []string{"imports", "syntax", "types", "dataflow"}; {
	case f.depth != "":
		return depthOf(f.depth, words), oneOf("--depth", f.depth, words...)
	case f.format == "json":
		return inventory.DepthDataflow, nil
	}
	return 0, nil
}

func depthOf(word string, words []string) inventory.Depth {
	for i, w := range words {
		if w == word {
			return inventory.DepthImports + inventory.Depth(i)
		}
	}
	return 0
}

// placed writes a problem with its place before it.
func placed(p source.Problem) string {
	switch {
	case p.File == "":
		return p.Message
	case p.Line == 0:
		return p.File + ": " + p.Message
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message)
}

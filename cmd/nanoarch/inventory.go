package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/spf13/cobra"
)

func newInventory(a *app) *cobra.Command {
	var (
		read   reading
		output string
		depth  string
	)
	c := &cobra.Command{
		Use:   "inventory -o FILE [./folder/...]",
		Short: "write what the code says, to be judged elsewhere",
		Long: `Read the code and write the records of its packages to a file. Another run judges such files without the code:
nanoarch check --inventory FILE, repeated for each part. The report is the same, byte for byte, as that of one run.

Folder patterns say which part to read; whoever joins the parts is told if one is missing. The file fits the policy as
it is: roles, lists and levels may change until it is judged, but not what the policy says about reading. Exit code 2
if anything could not be read; the file says so, too.`,
		Example: `  nanoarch inventory -o all.inv                            everything
  nanoarch inventory -o billing.inv ./services/billing/... one part
  nanoarch check --inventory billing.inv --inventory rest.inv`,
		RunE: func(c *cobra.Command, args []string) error {
			words := []string{"imports", "syntax", "types", "dataflow"}
			var d inventory.Depth
			if depth != "" {
				if err := oneOf("--depth", depth, words...); err != nil {
					return err
				}
				d = depthOf(depth, words)
			}
			if output == "" {
				return errors.New("name the file to write with -o FILE")
			}
			o, done, err := a.options(read)
			if err != nil {
				return err
			}
			o.Patterns = args
			var problems []source.Problem
			err = writeFile(a.path(output), func(w io.Writer) (err error) {
				problems, err = gate.Inventory(c.Context(), o, d, w)
				return err
			})
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
		},
	}
	read.register(c)
	c.Flags().StringVarP(&output, "output", "o", "", "the `file` to write")
	c.Flags().StringVar(&depth, "depth", "", "how deep to read: imports, syntax, types or dataflow (default: what the policy's rules need)")
	return c
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

package main

import (
	"fmt"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/report"
	"github.com/nanoarch/nanoarch/rules"
	"github.com/spf13/cobra"
)

func newSchema(a *app) *cobra.Command {
	names := append([]string{"policy"}, report.Schemas...)
	var b bundleFlags
	c := &cobra.Command{
		Use:   "schema policy|report|survey|inventory|graph|diff|baseline",
		Short: "print a JSON Schema",
		Long: `Print the JSON Schema of nanoarch.toml or a file of nanoarch.baseline (for editors) or of a JSON document that nanoarch
writes (for scripts).

With --bundle, print the policy itself instead: with all that it extends and the module files, as one line of JSON. It is for
drivers that show a rule nothing but the package, such as Bazel's nogo; docs/bazel.md shows its use.`,
		Example: `  nanoarch schema policy > nanoarch.schema.json   then, first line of nanoarch.toml: #:schema ./nanoarch.schema.json
  nanoarch schema report                          what nanoarch check --format json prints
  nanoarch schema policy --bundle --nogo          a configuration of nogo that holds the policy`,
		ValidArgs: names,
		Args:      cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if b.asked() {
				return a.bundle(b, args[0])
			}
			b := rules.Schema()
			if args[0] != "policy" {
				var err error
				if b, err = report.SchemaOf(args[0]); err != nil {
					return fmt.Errorf("there is no schema %q; nanoarch schema knows %v", args[0], names)
				}
			}
			_, err := a.stdout.Write(b)
			return err
		},
	}
	b.register(c)
	return c
}

package main

import (
	"fmt"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/report"
	"github.com/nanoarch/nanoarch/rules"
	"github.com/spf13/cobra"
)

func newSchema(a *app) *cobra.Command {
	names := append([]string{"policy"}, report.Schemas...)
	return &cobra.Command{
		Use:   "schema policy|report|survey|inventory|graph",
		Short: "print a JSON Schema",
		Long:  "Print the JSON Schema of nanoarch.toml (for editors) or of a JSON document that nanoarch writes (for scripts).",
		Example: `  nanoarch schema policy > nanoarch.schema.json   then, first line of nanoarch.toml: #:schema ./nanoarch.schema.json
  nanoarch schema report                          what nanoarch check --format json prints`,
		ValidArgs: names,
		Args:      cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
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
}

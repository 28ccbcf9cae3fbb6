package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/report"
	"github.com/spf13/cobra"
)

func newSurvey(a *app) *cobra.Command {
	var (
		read    reading
		format  string
		explain string
	)
	c := &cobra.Command{
		Use:   "survey",
		Short: "what every package is, does and reaches, with or without a policy",
		Long: `Read the code and say what every package is (its role), which operations it owns, what it depends on besides its
input, which third-party types its API shows, and what the imports between packages take hold of.

With a policy its roles count; without one they are inferred, and --explain says which check decided. Exit code 2 if
anything could not be read, else 0.`,
		Example: `  nanoarch survey                          a table and the numbers
  nanoarch survey --explain internal/api   why this package has this role and these operations
  nanoarch survey --format json            everything, for scripts`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := oneOf("--format", format, "text", "json"); err != nil {
				return err
			}
			o, done, err := a.options(read)
			if err != nil {
				return err
			}
			s, err := gate.Survey(c.Context(), o)
			done()
			if err != nil {
				return err
			}
			switch {
			case explain != "":
				lines, ok := s.Explain(filepath.ToSlash(filepath.Clean(explain)))
				if !ok {
					return fmt.Errorf("there is no package in %s; name its folder, relative to %s", explain, s.Root)
				}
				_, err = fmt.Fprintln(a.stdout, strings.Join(lines, "\n"))
			case format == "json":
				err = report.JSON(a.stdout, s.SurveyReport)
			default:
				err = report.SurveyText(a.stdout, s.SurveyReport, color(a.stdout))
			}
			if err == nil && len(s.Errors) > 0 {
				return exit(2)
			}
			return err
		},
	}
	read.register(c)
	c.Flags().StringVar(&format, "format", "text", "what to print: text or json")
	c.Flags().StringVar(&explain, "explain", "", "say which check decided about the package in this `folder`")
	return c
}

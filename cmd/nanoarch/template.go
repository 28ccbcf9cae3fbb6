package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/spf13/cobra"
)

func newTemplate(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "template",
		Short: "templates that all packages of a role keep to",
		Long: `A template is a compiling package of yours, with holes: what all packages of a role have in common. nanoarch check
holds the packages of the role against it.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newTemplateInit(a), newTemplateBuild(a), newTemplateShow(a), newTemplateLearn(a))
	return c
}

func newTemplateBuild(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "build [folders]",
		Short: "compile the templates of the policy into their records",
		Long: `Compiles each template that nanoarch.toml names, or those in the folders, and writes the record beside it
(template.nanoarch), which is what packages are compared with, by the command and by every other driver. Commit it.

nanoarch check says when a record is older than its template. Nothing is written unless all templates are right; the exit
code is 2 then.`,
		Example: `  nanoarch template build
  nanoarch template build templates/operation`,
		RunE: func(c *cobra.Command, args []string) error { return a.buildTemplates(c.Context(), args) },
	}
}

func (a *app) buildTemplates(ctx context.Context, dirs []string) error {
	root, built, problems, err := gate.BuildTemplates(ctx, gate.Options{Dir: a.dir}, dirs...)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		for _, p := range problems {
			fmt.Fprintln(a.stderr, "nanoarch: "+withPlace(p))
		}
		return exit(2)
	}
	for _, b := range built {
		if b.Old {
			fmt.Fprintf(a.stdout, "%s is up to date\n", b.File)
			continue
		}
		name := filepath.Join(root, filepath.FromSlash(b.File))
		if err := writeFile(name, func(w io.Writer) error { _, err := io.Copy(w, bytes.NewReader(b.Bytes)); return err }); err != nil {
			return fmt.Errorf("the record of template %s cannot be written: %w", b.Dir, err)
		}
		fmt.Fprintf(a.stdout, "wrote %s\n", b.File)
	}
	return nil
}

// withPlace writes a problem behind its place.
func withPlace(p source.Problem) string {
	switch {
	case p.File != "" && p.Line > 0:
		return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message)
	case p.File != "":
		return p.File + ": " + p.Message
	}
	return p.Message
}

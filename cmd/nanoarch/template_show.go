package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/scaffold"
	"github.com/spf13/cobra"
)

func newTemplateShow(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "show PACKAGE",
		Short: "show a template with what a package has in its holes",
		Long: `Show the template of a package's role with the package's names and with what the package has in the holes. Lines that
start with | are the author's; lines that start with - are the template's, and the package lacks them.`,
		Example: `  nanoarch template show services/billing/charge`,
		Args:    cobra.ExactArgs(1),
		RunE:    func(_ *cobra.Command, args []string) error { return a.templateShow(args[0]) },
	}
}

func (a *app) templateShow(folder string) error {
	p, err := a.project()
	if err != nil {
		return err
	}
	dir, err := a.inside(p, folder)
	if err != nil {
		return err
	}
	files, err := p.Show(dir)
	if err != nil {
		return err
	}
	colors := map[scaffold.Mark]string{scaffold.Author: "\x1b[32m", scaffold.Missing: "\x1b[31m"}
	colored := color(a.stdout)
	for i, f := range files {
		if i > 0 {
			fmt.Fprintln(a.stdout)
		}
		fmt.Fprintf(a.stdout, "%s%s\n", a.prefix(p.Root), f.Name)
		for _, l := range f.Lines {
			text := strings.TrimRight(string(l.Mark)+" "+clean(l.Text), " \t")
			if c := colors[l.Mark]; colored && c != "" {
				text = c + text + "\x1b[0m"
			}
			fmt.Fprintln(a.stdout, text)
		}
	}
	return nil
}

// clean takes what could fool a terminal out of a line of code.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && (r < ' ' || r == 0x7f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069) {
			return '\uFFFD'
		}
		return r
	}, text)
}

// inside returns a folder of the command line as a slash path relative to the policy's folder.
func (a *app) inside(p *scaffold.Project, folder string) (string, error) {
	abs, err := filepath.Abs(a.path(folder))
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(p.Root, abs)
	if err != nil || !filepath.IsLocal(rel) {
		return "", fmt.Errorf("%s lies outside the policy's folder %s", folder, p.Root)
	}
	return filepath.ToSlash(rel), nil
}

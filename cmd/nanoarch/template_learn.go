package main

import (
	"errors"
	"fmt"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/scaffold"
	"github.com/spf13/cobra"
)

func newTemplateLearn(a *app) *cobra.Command {
	var out string
	var write bool
	c := &cobra.Command{
		Use:   "learn DIR...",
		Short: "propose a template from packages that are there",
		Long: `Propose a template from packages: what they have in common is the template's, where they differ are holes. It is printed,
with how many of the packages conform to it and how much of their code stands outside holes; --write writes it to the
folder of --template, unless something is there.

A template that is learned is a start: read it, take out what is chance, and name it in the policy.`,
		Example: `  nanoarch template learn services/*/*
  nanoarch template learn --write --template templates/handler handlers/*`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.templateLearn(out, write, args) },
	}
	c.Flags().StringVar(&out, "template", "templates/operation", "the `folder` of the template")
	c.Flags().BoolVar(&write, "write", false, "write the template, and the package of holes if it is not there")
	return c
}

func (a *app) templateLearn(out string, write bool, folders []string) error {
	p, err := a.project()
	if err != nil {
		return err
	}
	var dirs []string
	for _, f := range folders {
		dir, err := a.inside(p, f)
		if err != nil {
			return err
		}
		dirs = append(dirs, dir)
	}
	l, err := p.Learn(out, dirs)
	if err != nil {
		return err
	}
	a.tellLearned(l, !write)
	if !write {
		return nil
	}
	if p.HoldsGo(out) {
		return errors.New(out + " is there already; nothing is overwritten, name another folder with --template")
	}
	files := l.Files
	if !p.HoldsGo(p.Policy.Hole()) {
		files = append(files, scaffold.Change{Path: p.Policy.Hole() + "/hole.go", New: []byte(scaffold.HoleSource)})
	}
	if err := scaffold.Commit(p.Root, files); err != nil {
		return err
	}
	for _, f := range files {
		fmt.Fprintf(a.stdout, "wrote %s%s\n", a.prefix(p.Root), f.Path)
	}
	return nil
}

// tellLearned prints a template and how well it stands for the packages.
func (a *app) tellLearned(l *scaffold.Lesson, show bool) {
	if show {
		for _, f := range l.Files {
			fmt.Fprintf(a.stdout, "-- %s --\n%s\n", f.Path, f.New)
		}
	}
	conform, outside, all := 0, 0, 0
	for _, m := range l.Members {
		if m.Reason != "" {
			fmt.Fprintf(a.stdout, "%s does not conform: %s\n", m.Dir, m.Reason)
			continue
		}
		conform, outside, all = conform+1, outside+m.Outside, all+m.All
	}
	fmt.Fprintf(a.stdout, "%d of %d packages conform; %d of their %d statements stand outside holes\n", conform, len(l.Members), outside, all)
}

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
	a.tellOthers(p, l, out)
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
	for _, m := range l.Members {
		if m.Reason != "" {
			fmt.Fprintf(a.stdout, "%s does not conform: %s\n", m.Dir, m.Reason)
		}
	}
	conform, _, outside, all := split(l)
	fmt.Fprintf(a.stdout, "%d of %d packages conform; %d of their %d statements stand outside holes\n", len(conform), len(l.Members), outside, all)
}

// tellOthers says which of the packages that do not conform could have a template of their own.
func (a *app) tellOthers(p *scaffold.Project, l *scaffold.Lesson, out string) {
	for {
		_, rest, _, _ := split(l)
		var err error
		if l, err = p.Learn(out, rest); err != nil {
			return // too few are left, or they have nothing in common
		}
		conform, _, outside, all := split(l)
		if len(conform) < 2 || outside == 0 {
			return
		}
		fmt.Fprintf(a.stdout, "%d of the others could have a template of their own, with %d of their %d statements outside holes: nanoarch template learn", len(conform), outside, all)
		for _, dir := range conform {
			fmt.Fprintf(a.stdout, " %s%s", a.prefix(p.Root), dir)
		}
		fmt.Fprintln(a.stdout)
	}
}

// split returns the packages that conform to what was learned, the others, and how many statements the first have outside
// holes and at all.
func split(l *scaffold.Lesson) (conform, rest []string, outside, all int) {
	for _, m := range l.Members {
		if m.Reason != "" {
			rest = append(rest, m.Dir)
			continue
		}
		conform, outside, all = append(conform, m.Dir), outside+m.Outside, all+m.All
	}
	return conform, rest, outside, all
}

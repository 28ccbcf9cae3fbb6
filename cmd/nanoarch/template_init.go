package main

import (
	"fmt"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/scaffold"
	"github.com/spf13/cobra"
)

func newTemplateInit(a *app) *cobra.Command {
	var role string
	c := &cobra.Command{
		Use:   "init",
		Short: "write the package of holes and a first template",
		Long: `Write the package that templates take their holes from, and a first template for operations: a contract of one method, a
handler behind it, and a test that drives it from outside. It compiles, and go vet and gopls know it like all code.

What is there is not overwritten. The policy is not edited: the line that it needs is printed.`,
		Example: `  nanoarch template init                 for the operations of the policy
  nanoarch template init --role handler  for a role of one's own`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.templateInit(role) },
	}
	c.Flags().StringVar(&role, "role", "", "the `role` that the template is for (default operation, or the only role of that kind)")
	return c
}

func (a *app) templateInit(roleName string) error {
	p, err := a.project()
	if err != nil {
		return err
	}
	role, err := operationRole(p, roleName)
	if err != nil {
		return err
	}
	s, err := p.Init(role)
	if err != nil {
		return err
	}
	if err := scaffold.Commit(p.Root, s.Files); err != nil {
		return err
	}
	for _, f := range s.Files {
		fmt.Fprintf(a.stdout, "wrote %s%s\n", a.prefix(p.Root), f.Path)
	}
	if s.Line != "" {
		fmt.Fprintf(a.stdout, "\nnow add to [roles.%s] in %snanoarch.toml:\n  %s\n", role.Name, a.prefix(p.Root), s.Line)
	}
	fmt.Fprintf(a.stdout, "\nthen `nanoarch new %s NAME` writes a package by it\n", role.Name)
	return nil
}

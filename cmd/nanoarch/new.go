package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/scaffold"
	"github.com/spf13/cobra"
)

func newNew(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "new ROLE NAME",
		Short: "write a new package by its role's template",
		Long: `Write a new package by the template of its role, with everything that the template spans: operation, contract, test. NAME
fills the captures of the role's first pattern, in their order; charge-card is the folder chargecard and the exported name
ChargeCard. Holes are filled with the least that compiles.

Nothing that is there is overwritten, and nothing is written unless it compiles. What has to be written where the package
is bound is printed.`,
		Example: `  nanoarch new operation billing/charge-card`,
		Args:    cobra.ExactArgs(2),
		RunE:    func(c *cobra.Command, args []string) error { return a.new(c.Context(), args[0], args[1]) },
	}
}

func (a *app) new(ctx context.Context, roleName, name string) error {
	p, err := a.project()
	if err != nil {
		return err
	}
	role, err := p.Role(roleName)
	if err != nil {
		return err
	}
	fresh, err := p.New(role, name)
	if err != nil {
		return err
	}
	t, err := p.Template(role)
	if err != nil {
		return err
	}
	record, err := a.records(ctx, p, role.Template)
	if err != nil {
		return err
	}
	wrong, err := a.compiles(ctx, p, fresh.Files)
	if err != nil {
		return err
	}
	for dir, problem := range wrong {
		return fmt.Errorf("nothing is written, since package %s would not compile: %s:%d: %s; look at the template %s", dir, problem.File, problem.Line, problem.Message, role.Template)
	}
	if err := scaffold.Commit(p.Root, slices.Concat(fresh.Files, p.Remember(t), record)); err != nil {
		return err
	}
	for _, f := range fresh.Files {
		fmt.Fprintf(a.stdout, "wrote %s%s\n", a.prefix(p.Root), f.Path)
	}
	if len(fresh.Lines) > 0 {
		fmt.Fprintf(a.stdout, "\nto use it, bind it in %s:\n", fresh.Root)
		for _, l := range fresh.Lines {
			fmt.Fprintf(a.stdout, "  %s\n", l)
		}
	}
	return nil
}

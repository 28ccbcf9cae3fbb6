package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/scaffold"
	"github.com/nanoarch/nanoarch/rules"
	"github.com/spf13/cobra"
)

func newSync(a *app) *cobra.Command {
	var check, dryRun bool
	var role string
	c := &cobra.Command{
		Use:   "sync",
		Short: "carry changed templates into the packages that stand on them",
		Long: `Carry what changed in a template into every package of its role. What stands in holes stays byte for byte, and packages
keep the names that they gave to the template's things. Nothing is written that does not compile; a package that cannot be
carried on safely is left as it is and named, with the reason. If a run is ended in the middle, the next one finishes it.

Exit code 0: all packages stand on their template. 1: some do not: those that were left as they are, or with --check and
--dry-run those that would change. 2: something could not be told; then nothing is written.`,
		Example: `  nanoarch sync --dry-run   show as a unified diff what would change
  nanoarch sync --check     for CI: fail if a package lags behind its template`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.sync(c.Context(), role, check, dryRun) },
	}
	c.Flags().BoolVar(&check, "check", false, "write nothing, name the packages that lag behind")
	c.Flags().BoolVar(&dryRun, "dry-run", false, "write nothing, print a unified diff")
	c.Flags().StringVar(&role, "role", "", "only this `role` (default all that have a template)")
	return c
}

func (a *app) sync(ctx context.Context, roleName string, check, dryRun bool) error {
	p, err := a.project()
	if err != nil {
		return err
	}
	roles := p.Policy.Roles()
	if roleName != "" {
		r, err := p.Role(roleName)
		if err != nil {
			return err
		}
		roles = []*rules.Role{r}
	}
	var plans []*scaffold.Plan
	var dirs []string
	for _, r := range roles {
		if r.Template == "" && roleName == "" {
			continue
		}
		plan, err := p.Sync(r)
		if err != nil {
			return err
		}
		plans, dirs = append(plans, plan), append(dirs, r.Template)
	}
	if len(plans) == 0 {
		return errors.New("no role of the policy has a template, so there is nothing to carry on; `nanoarch template init` writes one")
	}
	if err := a.settle(ctx, p, plans); err != nil {
		return err
	}
	var code, all []scaffold.Change
	for _, plan := range plans {
		changes, err := plan.Changes()
		if err != nil {
			return err
		}
		code, all = append(code, plan.Code()...), append(all, changes...)
	}
	if dryRun {
		if _, err := a.stdout.Write(scaffold.Diff(code)); err != nil {
			return err
		}
	}
	if !dryRun && !check {
		record, err := a.records(ctx, p, dirs...)
		if err != nil {
			return err
		}
		all = append(all, record...)
		if err := scaffold.Commit(p.Root, all); err != nil {
			return err
		}
	}
	return a.tellSynced(p, plans, check, dryRun)
}

// settle takes packages out of the plans until the rest compiles.
func (a *app) settle(ctx context.Context, p *scaffold.Project, plans []*scaffold.Plan) error {
	for {
		var code []scaffold.Change
		for _, plan := range plans {
			code = append(code, plan.Code()...)
		}
		if len(code) == 0 {
			return nil
		}
		wrong, err := a.compiles(ctx, p, code)
		if err != nil {
			return err
		}
		reasons := map[string]string{}
		for dir, problem := range wrong {
			reasons[dir] = fmt.Sprintf("it would not compile: %s:%d: %s", problem.File, problem.Line, problem.Message)
		}
		dropped := false
		for _, plan := range plans {
			dropped = plan.Drop(reasons) || dropped
		}
		if !dropped {
			return nil
		}
	}
}

// tellSynced says what became of the packages.
func (a *app) tellSynced(p *scaffold.Project, plans []*scaffold.Plan, check, dryRun bool) error {
	total, changed, left := 0, 0, 0
	for _, plan := range plans {
		for _, c := range plan.Packages {
			total++
			switch {
			case c.Reason != "":
				left++
				fmt.Fprintf(a.stderr, "%s%s is left as it is: %s\n", a.prefix(p.Root), c.Dir, c.Reason)
			case len(c.Changes) > 0:
				changed++
				if check {
					fmt.Fprintf(a.stdout, "%s%s lags behind its template\n", a.prefix(p.Root), c.Dir)
				}
			}
		}
	}
	if !dryRun {
		verb := "carried on"
		if check {
			verb = "lag behind:"
		}
		fmt.Fprintf(a.stdout, "%s %d of %d packages", verb, changed, total)
		if left > 0 {
			fmt.Fprintf(a.stdout, ", %d left as they are", left)
		}
		fmt.Fprintln(a.stdout)
	}
	if left > 0 || changed > 0 && (check || dryRun) {
		return exit(1)
	}
	return nil
}

package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/fix"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/rules"
	"github.com/spf13/cobra"
)

func newFix(a *app) *cobra.Command {
	var dryRun bool
	var only []string
	c := &cobra.Command{
		Use:   "fix [./folder/...]",
		Short: "apply the safe edits of findings",
		Long: `Judge the code and apply the edits of those findings that have one: edits after which the code surely compiles and does
what it did. All files are written, or none; none if one has changed since it was judged.

Exit code 0: no finding of level error is left. 1: one is, that people have to mend. 2: something could not be told;
then nothing is written.`,
		Example: `  nanoarch fix --dry-run             show as a unified diff what would change
  nanoarch fix ./services/orders/... mend one capability
  nanoarch fix --rule waivers        remove comments that let nothing through`,
		RunE: func(c *cobra.Command, args []string) error { return a.fix(c.Context(), only, args, dryRun) },
	}
	c.Flags().BoolVar(&dryRun, "dry-run", false, "write nothing, print a unified diff; the exit code is that of nanoarch check")
	c.Flags().StringSliceVar(&only, "rule", nil, "only these `RULES`, separated by commas")
	return c
}

func (a *app) fix(ctx context.Context, only, patterns []string, dryRun bool) error {
	for _, name := range only {
		if !slices.Contains(rules.RuleNames, name) {
			return fmt.Errorf("there is no rule %q%s", name, rules.Suggest(name, rules.RuleNames))
		}
	}
	r, err := gate.Check(ctx, gate.Options{Dir: a.dir, Patterns: patterns})
	if err != nil {
		return err
	}
	if len(r.Errors) > 0 {
		e := r.Errors[0]
		place := ""
		switch {
		case e.File != "" && e.Line > 0:
			place = fmt.Sprintf("%s%s:%d: ", a.prefix(r.Root), e.File, e.Line)
		case e.File != "":
			place = a.prefix(r.Root) + e.File + ": "
		}
		return fmt.Errorf("nothing is written, since nanoarch check cannot tell: %s%s", place, e.Message)
	}
	found := slices.DeleteFunc(slices.Clone(r.Findings), func(f *subject.Finding) bool { return len(only) > 0 && !slices.Contains(only, f.Rule) })
	plan, err := fix.New(r.Root, found)
	if err != nil {
		return err
	}
	left := r.Findings
	if dryRun {
		if _, err := a.stdout.Write(plan.Diff()); err != nil {
			return err
		}
	} else {
		if err := plan.Write(); err != nil {
			return err
		}
		left = slices.DeleteFunc(slices.Clone(left), func(f *subject.Finding) bool { return slices.Contains(plan.Fixed, f) })
		a.tellFixed(r, plan, len(left))
	}
	if slices.ContainsFunc(left, func(f *subject.Finding) bool { return f.Level == rules.Error.String() }) {
		return exit(1)
	}
	return nil
}

// tellFixed says what was written, and how much is left.
func (a *app) tellFixed(r *gate.Result, plan *fix.Plan, left int) {
	for _, f := range plan.Fixed {
		file, line, _ := program.Locate(f.Package, f.Positions[0])
		fmt.Fprintf(a.stdout, "%s%s:%d: %s: %s\n", a.prefix(r.Root), file, line, f.Rule, f.Fix.Message)
	}
	fmt.Fprintf(a.stdout, "fixed %d of %d findings in %d files", len(plan.Fixed), len(r.Findings), len(plan.Files()))
	if len(plan.Later) > 0 {
		fmt.Fprintf(a.stdout, "; %d more can be fixed by another run", len(plan.Later))
	}
	if left > 0 {
		fmt.Fprint(a.stdout, "; nanoarch check shows the rest")
	}
	fmt.Fprintln(a.stdout)
}

package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/report"
	"github.com/nanoarch/nanoarch/rules"
	"github.com/spf13/cobra"
)

// findingID is the form of a finding's id.
var findingID = regexp.MustCompile(`^[0-9a-f]{12}$`)

func newExplain(a *app) *cobra.Command {
	var read reading
	c := &cobra.Command{
		Use:   "explain RULE|FINDING",
		Short: "say why a rule exists, or all about one finding",
		Long: `Print the page of a rule: what breaks it, why it matters, what to write instead, what it cannot see. Given the id of
a finding (check --format json shows ids), judge the code again and print all that is known of that finding.`,
		Example: `  nanoarch explain               the list of rules
  nanoarch explain oneop         one of them
  nanoarch explain 3f0c2a9b1d7e  a finding of the last check`,
		ValidArgs: documented(),
		Args:      cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return a.explainAll()
			case findingID.MatchString(args[0]):
				return a.explainFinding(c, read, args[0])
			}
			return a.explainRule(args[0])
		},
	}
	read.register(c)
	return c
}

// documented returns the rules that have a page, in the order of the vocabulary.
func documented() []string {
	return slices.DeleteFunc(slices.Clone(rules.RuleNames), func(name string) bool { return report.Doc(name) == "" })
}

func (a *app) explainAll() error {
	for _, name := range documented() {
		_, summary, _ := strings.Cut(firstLine(report.Doc(name)), ": ")
		fmt.Fprintf(a.stdout, "%-13s %s\n", name, cmp.Or(summary, firstLine(report.Doc(name))))
	}
	return nil
}

func (a *app) explainRule(name string) error {
	text := report.Doc(name)
	if text == "" {
		return fmt.Errorf("there is no rule and no finding %q%s", name, rules.Suggest(name, documented()))
	}
	_, err := fmt.Fprintf(a.stdout, "%s\n\n%s\n", strings.TrimSpace(text), subject.URL(name))
	return err
}

func (a *app) explainFinding(c *cobra.Command, read reading, id string) error {
	o, done, err := a.options(read)
	if err != nil {
		return err
	}
	r, err := gate.Check(c.Context(), o)
	done()
	if err != nil {
		return err
	}
	d := report.From(r, tool())
	i := slices.IndexFunc(d.Findings, func(f report.Finding) bool { return f.ID == id })
	if i < 0 {
		return fmt.Errorf("there is no finding %s in the code as it is now; nanoarch check --format json shows the ids", id)
	}
	f := d.Findings[i]
	if err := report.Details(a.stdout, f, report.TextOptions{Color: color(a.stdout), Prefix: a.prefix(r.Root)}); err != nil {
		return err
	}
	fmt.Fprintln(a.stdout)
	return a.explainRule(f.Rule)
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}

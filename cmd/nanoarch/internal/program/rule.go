package program

import (
	"embed"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// Rule is a rule that reads all records. One of the same name may stand among the package rules: then this is the part
// that no single package can tell.
type Rule struct {
	Name  string
	judge func(p *Program) []*subject.Finding                           // by imports alone; nil for nothing
	after func(p *Program, found []*subject.Finding) []*subject.Finding // in place of judge

	// What follows code through the program: needs are the sections that it looks into, 0 if the policy gives it nothing to
	// judge; of says which of them of a unit, nil for all of code outside external tests.
	needs func(policy *rules.Policy) inventory.Section
	of    func(p *Program) func(n *Node, u *inventory.Package) inventory.Section
	deep  func(p *Program) []*subject.Finding
}

// Rules are all program rules, in the order in which they run.
var Rules = []Rule{
	{Name: "imports", judge: imports},
	{Name: "cycles", judge: cycles, needs: cyclesNeed, deep: cyclesOfFlows},
	{Name: "dispatch", needs: dispatchNeeds, of: dispatchOf, deep: dispatch},
	{Name: "contracttest", needs: contractTestNeeds, of: contractTestOf, deep: contractTests},
	{Name: "reach", needs: reachNeeds, deep: reach},
	{Name: "wiring", needs: wiringNeeds, deep: wiring},
	{Name: "failures", needs: failuresNeed, of: failuresOf, deep: judgeFailures},
	{Name: "template", judge: template, needs: templateNeeds, of: templateOf, deep: templateNames},
	{Name: "owners", judge: owners},
	{Name: "unclassified", judge: unclassified},
	{Name: "waivers", after: waivers},
	{Name: "policy", after: unused, needs: unusedReachNeeds, deep: unusedReach},
}

// Needs returns the sections deeper than imports that the rule looks into under a policy, 0 if it looks at none.
func (r Rule) Needs(policy *rules.Policy) inventory.Section {
	if r.needs == nil || policy == nil || !policy.Enabled(r.Name) {
		return 0
	}
	return r.needs(policy)
}

// Wants tells which of the sections of which units the rule looks into. The program need not be connected.
func (r Rule) Wants(p *Program, take func(u *inventory.Package, sections inventory.Section)) {
	needs := r.Needs(p.Policy)
	if needs == 0 {
		return
	}
	of := func(_ *Node, u *inventory.Package) inventory.Section {
		if u.TestOf != "" {
			return 0
		}
		return needs
	}
	if r.of != nil {
		if of = r.of(p); of == nil {
			return
		}
	}
	for _, n := range p.Nodes {
		for _, u := range n.Units {
			if s := of(n, u); s != 0 {
				take(u, s)
			}
		}
	}
}

// Whole reports whether the rule makes sense only where all rules ran over the whole program.
func (r Rule) Whole() bool { return r.after != nil }

// Run judges the program. found is what all other rules found before anything was waived; only rules that are Whole look
// at it. Findings of a rule that the policy turns off at their place are dropped, the others get their rule and level,
// sorted. Without a policy there is nothing to judge by. A rule that looks into code does so in RunDeep.
func (r Rule) Run(p *Program, found []*subject.Finding) []*subject.Finding {
	if p.Policy == nil || !p.Policy.Enabled(r.Name) {
		return nil
	}
	switch {
	case r.after != nil:
		return r.weighed(p, r.after(p, found))
	case r.judge != nil:
		return r.weighed(p, r.judge(p))
	}
	return nil
}

// RunDeep judges what Run leaves out: all that takes more than imports. The units must have the sections that the rule
// wants.
func (r Rule) RunDeep(p *Program) []*subject.Finding {
	if r.Needs(p.Policy) == 0 {
		return nil
	}
	return r.weighed(p, r.deep(p))
}

func (r Rule) weighed(p *Program, all []*subject.Finding) []*subject.Finding {
	for _, f := range all {
		f.Rule = r.Name
	}
	return Weigh(p, all)
}

// Weigh gives findings the levels that their rules have at their places, drops those that the policy turns off there, and
// sorts the others.
func Weigh(p *Program, all []*subject.Finding) []*subject.Finding {
	var out []*subject.Finding
	for _, f := range all {
		dir := "."
		if f.Package != nil {
			dir = f.Package.Dir
		}
		if level := p.Policy.Level(f.Rule, dir); level != rules.Off {
			f.SetLevel(level)
			out = append(out, f)
		}
	}
	Sort(out)
	return out
}

//go:embed doc_*.md
var docs embed.FS

// Doc returns the documentation of a program rule as Markdown whose first line is a summary, "" if there is none.
func Doc(rule string) string {
	b, err := docs.ReadFile("doc_" + rule + ".md")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(b))
}

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
	Name     string
	Depth    inventory.Depth // the least that packages must have been read to
	judge    func(p *Program) []*subject.Finding
	wants    func(p *Program, take func(*inventory.Package, inventory.Section)) // the sections deeper than imports that it looks into; nil for none
	concerns func(policy *rules.Policy) bool                                    // whether it has anything to judge under a policy; nil for always
	after    func(p *Program, found []*subject.Finding) []*subject.Finding      // in place of judge
}

// Rules are all program rules, in the order in which they run.
var Rules = []Rule{
	{Name: "imports", Depth: inventory.DepthImports, judge: imports},
	{Name: "cycles", Depth: inventory.DepthImports, judge: cycles},
	{Name: "dispatch", Depth: inventory.DepthTypes, judge: dispatch, wants: dispatchWants, concerns: dispatchConcerns},
	{Name: "contracttest", Depth: inventory.DepthTypes, judge: contractTests, wants: contractTestWants, concerns: contractTestConcerns},
	{Name: "unclassified", Depth: inventory.DepthImports, judge: unclassified},
	{Name: "waivers", Depth: inventory.DepthImports, after: waivers},
	{Name: "policy", Depth: inventory.DepthImports, after: unused},
}

// Wants tells which sections of which units the rule looks into besides the imports. Without a policy there is nothing to
// judge by. The program need not be connected.
func (r Rule) Wants(p *Program, take func(u *inventory.Package, sections inventory.Section)) {
	if r.wants != nil && p.Policy != nil && p.Policy.Enabled(r.Name) {
		r.wants(p, take)
	}
}

// Concerns reports whether the rule has anything to judge under a policy, so that code must be read for it.
func (r Rule) Concerns(policy *rules.Policy) bool { return r.concerns == nil || r.concerns(policy) }

// Whole reports whether the rule makes sense only where all rules ran over the whole program.
func (r Rule) Whole() bool { return r.after != nil }

// Run judges the program. found is what all other rules found before anything was waived; only rules that are Whole look
// at it. Findings of a rule that the policy turns off at their place are dropped, the others get their rule and level,
// sorted. Without a policy there is nothing to judge by.
func (r Rule) Run(p *Program, found []*subject.Finding) []*subject.Finding {
	if p.Policy == nil || !p.Policy.Enabled(r.Name) {
		return nil
	}
	var all, out []*subject.Finding
	if r.after != nil {
		all = r.after(p, found)
	} else {
		all = r.judge(p)
	}
	for _, f := range all {
		dir := "."
		if f.Package != nil {
			dir = f.Package.Dir
		}
		if level := p.Policy.Level(r.Name, dir); level != rules.Off {
			f.Rule, f.Level = r.Name, level.String()
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

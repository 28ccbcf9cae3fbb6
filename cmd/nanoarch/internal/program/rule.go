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
	Depth inventory.Depth // the least that packages must have been read to
	judge func(p *Program) []*subject.Finding
	after func(p *Program, found []*subject.Finding) []*subject.Finding // in place of judge
}

// Rules are all program rules, in the order in which they run.
var Rules = []Rule{
	{Name: "imports", Depth: inventory.DepthImports, judge: imports},
	{Name: "cycles", Depth: inventory.DepthImports, judge: cycles},
	{Name: "template", Depth: inventory.DepthImports, judge: template},
	{Name: "unclassified", Depth: inventory.DepthImports, judge: unclassified},
	{Name: "waivers", Depth: inventory.DepthImports, after: waivers},
	{Name: "policy", Depth: inventory.DepthImports, after: unused},
}

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

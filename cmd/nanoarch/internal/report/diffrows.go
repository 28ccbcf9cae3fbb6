package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/change"
)

// diffSection is a heading and what stands below it, for every format in which people read.
type diffSection struct {
	title string
	items []string
	word  string // what an item is, for counting those that are left out
}

// diffRows writes a document's rows as sentences.
type diffRows struct {
	*Diff
	code func(string) string // a name from the code
	text func(string) string // any other text
}

// sections lists what there is to say, what matters most first.
func (r *diffRows) sections() []diffSection {
	all := []diffSection{
		{"Cannot tell", r.errors(), "error"},
		{"New findings", r.findings(StatusNew), "finding"},
		{"Left for later by the baseline", r.findings(StatusBaselined), "finding"},
		{"Let through by comments", r.findings(StatusWaived), "finding"},
		{"Contracts", r.contracts(), "change"},
		{"Policy", r.policies(), "change"},
		{"Baseline", r.baselines(), "entry"},
		{"Waivers", r.waivers(), "waiver"},
		{"Packages", r.packages(), "package"},
		{"Imports", r.imports(), "import"},
		{"Flows", r.flows(), "flow"},
		{"Effects", r.effects(), "effect"},
		{"Failures", r.failures(), "failure"},
		{"Dependencies", r.dependencies(), "dependency"},
		{"Fixed", r.findings(change.Fixed), "finding"},
	}
	return slices.DeleteFunc(all, func(s diffSection) bool { return len(s.items) == 0 })
}

func (r *diffRows) place(file string, line int) string {
	if file == "" {
		return ""
	}
	if line == 0 {
		return r.code(file)
	}
	return r.code(fmt.Sprintf("%s:%d", file, line))
}

func (r *diffRows) errors() []string {
	var out []string
	for _, e := range r.Errors {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s: %s", e.Side, r.place(e.File, e.Line), r.text(e.Message))))
	}
	return out
}

func (r *diffRows) findings(status string) []string {
	list := slices.DeleteFunc(slices.Clone(r.Findings), func(f DiffFinding) bool { return f.Status != status })
	slices.SortStableFunc(list, func(a, b DiffFinding) int { return strings.Compare(a.Level, b.Level) })
	var out []string
	for _, f := range list {
		times := ""
		if f.Before > 0 && f.After > 0 && f.Before != f.After && !strings.Contains(f.Message, "more than the baseline's") {
			times = fmt.Sprintf(" (%d times, %d before)", f.After, f.Before)
		}
		out = append(out, fmt.Sprintf("%s %s %s: %s%s", f.Level, r.code(f.Rule), r.place(f.File, f.Line), r.text(f.Message), times))
	}
	return out
}

// contracts lists the changes of contracts, those that break somebody first.
func (r *diffRows) contracts() []string {
	list := slices.Clone(r.Contracts)
	slices.SortStableFunc(list, func(a, b change.Contract) int {
		breaks := func(c change.Contract) int {
			if c.Breaking {
				return 0
			}
			return 1
		}
		return breaks(a) - breaks(b)
	})
	var out []string
	for _, c := range list {
		s := c.Change
		if c.Breaking {
			s = "breaking: " + s
		}
		s += " " + r.code(strings.TrimSpace(c.Package+" "+c.Symbol))
		switch {
		case c.Before != "" && c.After != "":
			s += fmt.Sprintf(", %s to %s", r.code(c.Before), r.code(c.After))
		case c.Change == "field added":
			s += " " + r.code(c.After)
		}
		if c.Direction != "" {
			s += " (" + map[string]string{"in": "input", "out": "output", "both": "input and output"}[c.Direction] + ")"
		}
		out = append(out, s+"; "+r.text(c.Message)+r.affected(c))
	}
	return out
}

// affected names who relies on what changed.
func (r *diffRows) affected(c change.Contract) string {
	if len(c.Affected) == 0 || !c.Breaking {
		return ""
	}
	var names []string
	for _, a := range c.Affected {
		name := r.code(a.Package)
		switch {
		case a.Implements && a.Unchanged:
			name += " (implements it, unchanged)"
		case a.Implements:
			name += " (implements it)"
		case a.Unchanged:
			name += " (unchanged)"
		}
		names = append(names, name)
	}
	return ". Look at " + some(names, "package")
}

// some joins the first of many names and counts the others.
func some(names []string, word string) string {
	const most = 8
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %s", strings.Join(names[:most], ", "), count(len(names)-most, "more "+word))
}

// policies lists what differs in the policy, but for what is a finding already.
func (r *diffRows) policies() []string {
	var out []string
	for _, p := range r.PolicyChanges {
		if p.Drift == "loosened" {
			continue
		}
		s := fmt.Sprintf("%s: %s", p.Drift, r.code(p.Entry))
		switch {
		case p.Before != "" && p.After != "":
			s += fmt.Sprintf(" from %s to %s", r.code(p.Before), r.code(p.After))
		case p.After != "":
			s += " gains " + r.code(p.After)
		case p.Before != "":
			s += " loses " + r.code(p.Before)
		case p.Line == 0:
			s += " is gone"
		default:
			s += " is new"
		}
		out = append(out, fmt.Sprintf("%s, %s", s, r.place(p.File, cmp.Or(p.Line, p.Was))))
	}
	return out
}

// baselines lists what differs in the baseline, but for what is a finding already.
func (r *diffRows) baselines() []string {
	var out []string
	for _, e := range r.Baseline {
		if e.Grows {
			continue
		}
		what := "another owner, reason or expiry"
		switch {
		case e.Before == 0:
			what = "taken up, which the stricter policy or the first baseline brings to light"
		case e.After == 0:
			what = "paid off"
		case e.Before != e.After:
			what = fmt.Sprintf("from %d to %d", e.Before, e.After)
		}
		out = append(out, fmt.Sprintf("%s in %s %s: %s", r.code(e.Rule), r.code(e.Package), r.code(e.ID), what))
	}
	return out
}

func (r *diffRows) waivers() []string {
	var out []string
	for _, w := range r.Waivers.Added {
		reason := "no reason"
		if w.Reason != "" {
			reason = r.text(w.Reason)
		}
		out = append(out, fmt.Sprintf("added: %s at %s: %s", r.code(cmp.Or(w.Rule, "nolint")), r.place(w.File, w.Line), reason))
	}
	for _, w := range r.Waivers.Removed {
		out = append(out, fmt.Sprintf("removed: %s in %s", r.code(cmp.Or(w.Rule, "nolint")), r.code(w.Package)))
	}
	return out
}

func (r *diffRows) packages() []string {
	var out []string
	for _, p := range r.Packages.Added {
		out = append(out, strings.TrimSpace(fmt.Sprintf("added: %s %s", r.code(p.Dir), p.Role)))
	}
	for _, p := range r.Packages.Removed {
		out = append(out, strings.TrimSpace(fmt.Sprintf("removed: %s %s", r.code(p.Dir), p.Role)))
	}
	for _, m := range r.Packages.Moved {
		out = append(out, fmt.Sprintf("moved: %s to %s", r.code(m.From), r.code(m.To)))
	}
	for _, x := range r.Packages.Reclassified {
		out = append(out, fmt.Sprintf("another role: %s from %s to %s", r.code(x.Dir), cmp.Or(x.Before, "none"), cmp.Or(x.After, "none")))
	}
	return out
}

// whole returns the folders of packages that came or went as a whole.
func (r *diffRows) whole() map[string]bool {
	out := map[string]bool{}
	for _, p := range slices.Concat(r.Packages.Added, r.Packages.Removed) {
		out[p.Dir] = true
	}
	return out
}

// imports leaves out those of packages that came or went as a whole.
func (r *diffRows) imports() []string {
	var out []string
	whole := r.whole()
	row := func(sign string, list []change.Import) {
		for _, i := range list {
			if !whole[i.From] {
				out = append(out, fmt.Sprintf("%s: %s imports %s", sign, r.code(i.From), r.code(i.To)))
			}
		}
	}
	row("added", r.Imports.Added)
	row("removed", r.Imports.Removed)
	return out
}

func (r *diffRows) flows() []string {
	var out []string
	row := func(sign string, f change.Flow) {
		out = append(out, fmt.Sprintf("%s: %s calls %s", sign, r.code(f.From), r.code(f.To+" "+f.Contract[strings.LastIndexByte(f.Contract, '.')+1:]+"."+f.Method)))
	}
	for _, f := range r.Flows.Added {
		row("added", f)
	}
	for _, f := range r.Flows.Removed {
		row("removed", f)
	}
	return out
}

// effects lists what operations, contracts and models came to touch before all others.
func (r *diffRows) effects() []string {
	rank := func(e change.Effect) int {
		switch e.Kind {
		case "operation", "contract", "model":
			return 0
		case "shared":
			return 1
		}
		return 2
	}
	var out []string
	row := func(sign string, list []change.Effect) {
		list = slices.Clone(list)
		slices.SortStableFunc(list, func(a, b change.Effect) int {
			return cmp.Or(rank(a)-rank(b), strings.Compare(a.Package, b.Package), strings.Compare(a.Symbol, b.Symbol), slices.Compare(a.Via, b.Via))
		})
		for i := 0; i < len(list); {
			e, words := list[i], []string{}
			for ; i < len(list) && list[i].Package == e.Package && list[i].Symbol == e.Symbol && slices.Equal(list[i].Via, e.Via); i++ {
				words = append(words, list[i].Reach)
			}
			out = append(out, fmt.Sprintf("%s: %s in %s", sign, strings.Join(words, ", "), r.effect(e)))
		}
	}
	row("added", r.Effects.Added)
	row("removed", r.Effects.Removed)
	return out
}

// effect says where an effect is, how it gets there, and who may have it now.
func (r *diffRows) effect(e change.Effect) string {
	s := fmt.Sprintf("%s by %s", r.code(e.Package), r.code(short(e.Symbol)))
	if len(e.Via) > 0 {
		s += " through " + r.code(strings.Join(e.Via, " -> "))
	}
	if len(e.Operations) > 0 {
		names := make([]string, 0, len(e.Operations))
		for _, o := range e.Operations {
			names = append(names, r.code(o))
		}
		s += "; it is imported by " + some(names, "operation")
	}
	return s
}

// short writes a symbol as people do: pkg.Name or pkg.Type.Method.
func short(symbol string) string {
	symbol = strings.Replace(strings.TrimPrefix(symbol, "("), ").", ".", 1)
	return symbol[strings.LastIndexByte(symbol, '/')+1:]
}

// failures leaves out packages that came or went as a whole.
func (r *diffRows) failures() []string {
	var out []string
	whole := r.whole()
	row := func(sign string, list []change.Failure) {
		for _, f := range list {
			if whole[f.Package] {
				continue
			}
			what := f.Origin
			if f.Error != "" {
				what = r.code(short(f.Error))
			}
			if f.Origin == "callee" {
				what = "whatever " + what + " returns"
			}
			out = append(out, fmt.Sprintf("%s: %s of %s fails with %s", sign, r.code(f.Entry), r.code(f.Package), what))
		}
	}
	row("added", r.Failures.Added)
	row("removed", r.Failures.Removed)
	return out
}

func (r *diffRows) dependencies() []string {
	var out []string
	for _, m := range r.Dependencies.Modules {
		switch {
		case m.Before == "":
			out = append(out, fmt.Sprintf("module added: %s %s", r.code(m.Path), r.code(m.After)))
		case m.After == "":
			out = append(out, fmt.Sprintf("module removed: %s", r.code(m.Path)))
		default:
			out = append(out, fmt.Sprintf("module %s from %s to %s", r.code(m.Path), r.code(m.Before), r.code(m.After)))
		}
	}
	for _, p := range r.Dependencies.Packages.Added {
		out = append(out, "package added: "+r.code(p))
	}
	for _, p := range r.Dependencies.Packages.Removed {
		out = append(out, "package removed: "+r.code(p))
	}
	return out
}

// title says how the comparison ended, in one line without its verdict.
func (r *diffRows) title() string {
	var parts []string
	add := func(n int, word string) {
		if n > 0 {
			parts = append(parts, count(n, word))
		}
	}
	s := r.Summary
	add(len(r.Errors), "unanswered question")
	add(s.Errors, "new error")
	add(s.New-s.Errors, "new warning")
	add(s.Breaking, "breaking contract change")
	add(s.Loosened, "loosened policy value")
	add(s.Fixed, "fixed finding")
	if len(parts) == 0 {
		return "the architecture changed, nothing is wrong with it"
	}
	return strings.Join(parts, ", ")
}

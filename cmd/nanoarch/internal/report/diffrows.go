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
		{"Templates", r.templates(), "template"},
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
	return ". Look at " + some(names, 8, "package")
}

// some joins the first of many names and counts the others.
func some(names []string, most int, word string) string {
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

// templates lists what differs in templates, and who is held against them.
func (r *diffRows) templates() []string {
	var out []string
	for _, t := range r.Templates {
		s := t.Change + ": " + r.code(t.Dir)
		if len(t.Symbols) > 0 {
			s += " in " + r.names(t.Symbols, "declaration")
		}
		held := "is held against it"
		switch {
		case t.Change == "removed" && len(t.Packages) == 1:
			held = "was held against it"
		case t.Change == "removed":
			held = "were held against it"
		case len(t.Packages) != 1:
			held = "are held against it"
		}
		word := "role"
		if len(t.Roles) > 1 {
			word = "roles"
		}
		s += fmt.Sprintf("; %s of %s %s %s", count(len(t.Packages), "package"), word, strings.Join(t.Roles, ", "), held)
		if len(t.Packages) > 0 {
			s += ": " + r.names(t.Packages, "package")
		}
		out = append(out, s)
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

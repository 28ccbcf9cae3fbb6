package program

import (
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// Waive parts findings into those that stay and those that comments in the code let through. A finding with several
// places is let through if each is; else it stays with the places that no comment covers.
func Waive(found []*subject.Finding) (stay, waived []*subject.Finding) {
	for _, f := range found {
		rest := slices.DeleteFunc(slices.Clone(f.Positions), func(pos inventory.Pos) bool { return waiverOf(f, pos) >= 0 })
		switch {
		case len(f.Positions) == 0 || len(rest) == len(f.Positions):
			stay = append(stay, f)
		case len(rest) == 0:
			waived = append(waived, f)
		default:
			part := *f
			part.Positions, part.Fix = rest, nil // the fix would change what the comments let through
			stay = append(stay, &part)
		}
	}
	return stay, waived
}

// unwaivable are the rules about waivers and the policy themselves: no comment lets their findings through.
var unwaivable = []string{"waivers", "policy", "baseline"}

// waiverOf returns the index of the first waiver that lets the finding through at one of its places, -1 if none does.
func waiverOf(f *subject.Finding, pos inventory.Pos) int {
	if f.Package == nil || slices.Contains(unwaivable, f.Rule) {
		return -1
	}
	return f.Waiver(pos)
}

// What can be wrong with a waiver; the words are part of ids.
const (
	waiverNolint     = "nolint"
	waiverUnknown    = "unknown rule"
	waiverReasonless = "no reason"
	waiverUseless    = "no use"
)

// waivers finds waivers that waive nothing: without a reason, of a rule that does not exist, or where nothing breaks
// the rule. found is what all other rules found before anything was waived.
func waivers(p *Program, found []*subject.Finding) []*subject.Finding {
	type place struct {
		unit   *inventory.Package
		waiver int
	}
	used := map[place]bool{}
	for _, f := range found {
		for _, pos := range f.Positions {
			if i := waiverOf(f, pos); i >= 0 {
				used[place{f.Package, i}] = true
			}
		}
	}
	var out []*subject.Finding
	for _, n := range p.Nodes {
		if n.Member {
			continue // there a waiver may be for the member's own policy, whose run judges it
		}
		for _, u := range n.Units {
			faults := map[[2]string]*subject.Finding{}
			for i, w := range u.Waivers {
				fault := waiverFault(u, w, used[place{u, i}])
				if fault == "" || u.Files[w.Pos.File].Generated {
					continue
				}
				f := faults[[2]string{w.Rule, fault}]
				if f == nil {
					f = &subject.Finding{Package: u, Symbol: w.Rule, Target: fault, Message: n.label() + " " + waiverMessage(w, fault)}
					faults[[2]string{w.Rule, fault}] = f
					out = append(out, f)
				}
				f.Positions = append(f.Positions, w.Pos)
				if fault == waiverUseless {
					f.Fix = cutOut(f.Fix, w)
				}
			}
		}
	}
	return out
}

// cutOut adds the removal of a waiver to a fix.
func cutOut(fix *subject.Fix, w inventory.Waiver) *subject.Fix {
	if fix == nil {
		fix = &subject.Fix{Message: "remove the comment"}
	}
	fix.Edits = append(fix.Edits, subject.Edit{Pos: w.Cut})
	return fix
}

// waiverFault returns what is wrong with a waiver, "" if nothing is. Where a unit could not be read, nobody knows what
// its waivers would waive.
func waiverFault(u *inventory.Package, w inventory.Waiver, used bool) string {
	switch {
	case w.Nolint:
		return waiverNolint
	case w.Rule != "" && !slices.Contains(rules.RuleNames, w.Rule):
		return waiverUnknown
	case w.Reason == "":
		return waiverReasonless
	case !used && u.Problem.Message == "":
		return waiverUseless
	}
	return ""
}

func waiverMessage(w inventory.Waiver, fault string) string {
	switch fault {
	case waiverNolint:
		return "has a nolint comment for nanoarch, which waives nothing here; write //nanoarch:allow <rule> <reason>, one rule a comment"
	case waiverUnknown:
		if strings.Contains(w.Rule, ",") {
			return fmt.Sprintf("names several rules, %s, in one waiver, which waives nothing; write one comment for each", w.Rule)
		}
		return fmt.Sprintf("waives the unknown rule %q%s", w.Rule, rules.Suggest(w.Rule, rules.RuleNames))
	case waiverReasonless:
		rule := w.Rule
		if rule == "" {
			rule = "<rule>"
		}
		return fmt.Sprintf("waives %s without a reason, which waives nothing; write //nanoarch:allow %s <reason>", rule, rule)
	}
	if slices.Contains(unwaivable, w.Rule) {
		return fmt.Sprintf("waives %s, which no comment can waive; remove the comment", w.Rule)
	}
	return fmt.Sprintf("waives %s where nothing breaks that rule; remove the comment", w.Rule)
}

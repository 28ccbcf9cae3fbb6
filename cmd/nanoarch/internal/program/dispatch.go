package program

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// dispatchNeeds: the shipped mediators are looked for where there are operations, a policy's own anywhere.
func dispatchNeeds(p *rules.Policy) inventory.Section {
	if !hasOperations(p) && !slices.ContainsFunc(p.Dispatches(), func(d rules.Dispatch) bool { return d.Pos != (rules.Pos{}) }) {
		return 0
	}
	return inventory.SectionDecls | inventory.SectionCalls
}

// dispatchOf asks for nothing where nobody imports a mediator or bus, which most programs have none of.
func dispatchOf(p *Program) func(*Node, *inventory.Package) inventory.Section {
	mediators := map[string]bool{}
	for _, d := range p.Policy.Dispatches() {
		for _, symbol := range [...]string{d.Send, d.Handle} {
			mediators[pathOf(symbol)] = symbol != ""
		}
	}
	uses := func(u *inventory.Package) bool {
		return slices.ContainsFunc(u.Imports, func(i inventory.Import) bool { return mediators[i.Path] && !i.Test && !i.Excluded })
	}
	if !slices.ContainsFunc(p.Units, uses) {
		return nil
	}
	return func(n *Node, u *inventory.Package) inventory.Section {
		if n.Member || forTests(n.Class) || u.TestOf != "" {
			return 0
		}
		return inventory.SectionDecls | inventory.SectionCalls
	}
}

func forTests(c rules.Class) bool { return c.Kind() == rules.Tests || c.Kind() == rules.Mocks }

// pathOf returns the import path in path.Func or (path.Type).Method.
func pathOf(symbol string) string {
	if t, ok := receiverType(symbol); ok {
		return t.Pkg
	}
	return symbol[:max(0, strings.LastIndexByte(symbol, '.'))]
}

// dispatch finds requests that nobody handles or several do, and those whose two ends mean different types. It joins the
// ends as the survey and the graph do.
func dispatch(p *Program) []*subject.Finding {
	if !slices.ContainsFunc(p.Units, func(u *inventory.Package) bool { return u.Has(inventory.SectionCalls) }) {
		return nil
	}
	s := newSurvey(p)
	for _, n := range s.nodes {
		if r := n.Class.Role; r != nil {
			n.role, n.kind = r.Name, r.Kind
		}
	}
	b := &picture{survey: s}
	b.deployAs(b.processes())
	d := &dispatchJudge{picture: b, loose: s.looseEnds()}
	flights := b.withInstances(s.flights())
	var found []*subject.Finding
	for _, request := range slices.Sorted(maps.Keys(flights)) {
		f := flights[request]
		f.sent, f.handled = b.judged(f.sent), b.judged(f.handled)
		if len(f.sent)+len(f.handled) > 0 && !s.isOpen(request) {
			found = append(found, d.judge(request, f)...)
		}
	}
	return found
}

// processes returns the deployments of the policy, or if it declares none, one for each package main: handlers that never
// run in one process do not meet.
func (b *picture) processes() []deployment {
	if p := b.program.Policy; p != nil && len(p.Deployments()) > 0 {
		return b.deployments()
	}
	var out []deployment
	for _, n := range b.survey.nodes {
		if n.unit.Name == "main" && b.shows(n) {
			out = append(out, deployment{n.Dir, []*node{n}})
		}
	}
	return out
}

// judged leaves out the ends in packages that are there for tests, in members and in generated files.
func (b *picture) judged(ends []terminal) []terminal {
	return slices.DeleteFunc(slices.Clone(ends), func(t terminal) bool { return !b.shows(t.node) || t.node.Member || t.node.inGenerated(t.call.Pos) })
}

type dispatchJudge struct {
	*picture
	loose map[string]bool
}

// judge says what is wrong with one request, the gravest fault first.
func (d *dispatchJudge) judge(request string, f *flight) []*subject.Finding {
	switch {
	case len(f.handled) == 0 && f.many, len(f.sent) == 0 && len(f.handled) < 2:
		return nil
	case len(f.handled) == 0:
		return d.unhandled(request, f)
	}
	if !f.many {
		if first, second := d.rivals(f.handled); second != nil {
			return []*subject.Finding{d.twice(request, first, second)}
		}
	}
	return d.mismatches(request, f)
}

// unhandled reports a request at its first sender, if it is known of whom it could be heard.
func (d *dispatchJudge) unhandled(request string, f *flight) []*subject.Finding {
	var sure []terminal
	for _, t := range f.sent {
		if d.partnersKnown(t.call.Callee.String(), d.loose) {
			sure = append(sure, t)
		}
	}
	if len(sure) == 0 {
		return nil
	}
	says := fmt.Sprintf("sends %s by %s, and nobody handles it; register one handler for it, or name who registers it in a [[dispatch]] of the policy",
		text(request), sure[0].call.Callee.Short())
	return []*subject.Finding{d.finding(request, "nobody handles it", sure, nil, says)}
}

// rivals returns two handlers of one request that run in one process, nil if there are none.
func (d *dispatchJudge) rivals(handled []terminal) (first, second *terminal) {
	for i := range handled {
		for k := range i {
			a, b := d.shippedBy[handled[k].node], d.shippedBy[handled[i].node]
			if handled[k].at != handled[i].at && (a.empty() || b.empty() || a.meets(b)) {
				return &handled[k], &handled[i]
			}
		}
	}
	return nil, nil
}

func (d *dispatchJudge) twice(request string, first, second *terminal) *subject.Finding {
	says := fmt.Sprintf("registers a handler for %s, which %s registers at %s, too; a request has one handler, so drop one or, if it is an event, say many = true",
		text(request), first.node.path(), first.at)
	return d.finding(request, "two handle it", []terminal{*second}, []terminal{*first}, says)
}

// mismatches reports senders whose types are not those of the handlers: one finding for each sending package.
func (d *dispatchJudge) mismatches(request string, f *flight) []*subject.Finding {
	type fault struct {
		kind, says string
		sent       []terminal
		handled    terminal
	}
	var order []*fault
	byNode := map[string]*fault{}
	for _, s := range f.sent {
		if slices.ContainsFunc(f.handled, func(h terminal) bool { return fits(&s, &h) }) {
			continue
		}
		if len(f.handled) == 0 {
			continue
		}
		h := f.handled[0]
		kind, says := "result", fmt.Sprintf("sends %s and expects %s, and its handler in %s gives %s; make both the same", text(request), text(s.result), h.node.path(), text(h.result))
		if s.typ != h.typ {
			kind, says = "pointer", fmt.Sprintf("sends %s as %s, and its handler in %s takes %s; make both the same", text(request), pointerWord(s.typ), h.node.path(), pointerWord(h.typ))
		}
		key := s.node.Dir + "\x00" + kind
		x := byNode[key]
		if x == nil {
			x = &fault{kind: kind, says: says, handled: h}
			byNode[key] = x
			order = append(order, x)
		}
		x.sent = append(x.sent, s)
	}
	var found []*subject.Finding
	for _, x := range order {
		found = append(found, d.finding(request, x.kind, x.sent, []terminal{x.handled}, x.says))
	}
	return found
}

func fits(s, h *terminal) bool {
	return s.typ == h.typ && (s.result == "" || h.result == "" || s.result == h.result)
}

func pointerWord(typ string) string {
	if strings.HasPrefix(typ, "*") {
		return "a pointer"
	}
	return "a value"
}

// text writes a request for people.
func text(typ string) string {
	stars := typ[:len(typ)-len(strings.TrimLeft(typ, "*"))]
	base := typ[len(stars):]
	if strings.ContainsAny(base, "[]{}( ") {
		return stars + base
	}
	if i := strings.LastIndexByte(base, '/'); i >= 0 && strings.Contains(base[i:], ".") {
		return stars + base[i+1:]
	}
	return typ
}

// finding stands in the package of the first end; ends in other packages are related.
func (d *dispatchJudge) finding(request, target string, ends, others []terminal, says string) *subject.Finding {
	first := ends[0]
	f := &subject.Finding{Package: first.node.unit, Symbol: request, Target: target}
	if r := first.node.Class.Role; r != nil {
		f.Reason = r.Reason
	}
	for _, t := range ends {
		if t.node == first.node {
			f.Positions = append(f.Positions, t.call.Pos)
			continue
		}
		others = append(others, t)
	}
	slices.SortFunc(f.Positions, subject.ComparePos)
	f.Positions = slices.Compact(f.Positions)
	for _, t := range others {
		word := "is sent here, too"
		if t.handles {
			word = "is handled here"
		}
		f.Related = append(f.Related, subject.Related{Package: t.node.unit, Pos: t.call.Pos, Message: text(request) + " " + word})
	}
	f.Message = subject.WithReason(first.node.label()+" "+says, f.Reason)
	return f
}

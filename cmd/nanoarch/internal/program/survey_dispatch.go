package program

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// SurveyDispatch is a request type that flows through a mediator or bus. Sent and Handled are places, file:line.
type SurveyDispatch struct {
	Request string   `json:"request"`
	Sent    []string `json:"sent"`
	Handled []string `json:"handled"`
	Problem string   `json:"problem"` // "" if there is none
}

// flight is one request type with everything that sends and handles it.
type flight struct {
	sent, handled []terminal
	many          bool // events: none, one or several handlers
}

// terminal is a call that sends or handles a request.
type terminal struct {
	node    *node
	call    *inventory.Call
	how     *rules.Dispatch
	root    *node // of a generic call: the package that says for which type, else nil
	at      string
	handles bool   // it handles the request
	typ     string // the request as it is written there, with its pointer
	result  string // "" if unknown
}

// dispatch lists the requests that go through mediators and buses. Who handles a request is known by its type alone, so
// the code compiles when nobody does, or when one end means a pointer and the other a value.
func (s *survey) dispatch() []SurveyDispatch {
	rows := []SurveyDispatch{}
	b := &picture{survey: s}
	b.deployAs(b.processes())
	d := &dispatchJudge{picture: b, loose: s.looseEnds()}
	for request, f := range b.withInstances(s.flights()) {
		if len(f.sent)+len(f.handled) > 0 {
			rows = append(rows, SurveyDispatch{Request: request, Sent: terminals(f.sent), Handled: terminals(f.handled), Problem: d.problem(request, f)})
		}
	}
	slices.SortFunc(rows, func(a, b SurveyDispatch) int { return strings.Compare(a.Request, b.Request) })
	return rows
}

// flights gathers the calls that send or handle requests, by request.
func (s *survey) flights() map[string]*flight {
	sends, handles := map[string][]rules.Dispatch{}, map[string][]rules.Dispatch{}
	for _, d := range s.tables.Dispatches() {
		if d.Send != "" {
			sends[d.Send] = append(sends[d.Send], d)
		}
		if d.Handle != "" {
			handles[d.Handle] = append(handles[d.Handle], d)
		}
	}
	flights := map[string]*flight{}
	for _, n := range s.nodes {
		for i := range n.unit.Calls {
			c := &n.unit.Calls[i]
			if c.Test {
				continue
			}
			s.record(flights, n, c, sends[c.Callee.String()], false)
			s.record(flights, n, c, handles[c.Callee.String()], true)
		}
	}
	return flights
}

// record adds a call to the flight of its request. Several entries of the tables for one function describe different
// partners; the first says how the call is read.
func (s *survey) record(flights map[string]*flight, n *node, c *inventory.Call, entries []rules.Dispatch, handling bool) {
	if len(entries) == 0 {
		return
	}
	d := entries[0]
	result := textAt(c, d.Result)
	if n.isParameter(c, result) {
		result = "" // whoever calls the generic function says which
	}
	for _, typ := range s.requestsOf(n, c, d, handling) {
		base := strings.TrimLeft(typ, "*")
		f := flights[base]
		if f == nil {
			f = &flight{}
			flights[base] = f
		}
		f.many = f.many || d.Many
		t := terminal{node: n, call: c, how: &entries[0], at: n.placeOf(c.Pos), typ: typ, result: result, handles: handling}
		if handling {
			f.handled = append(f.handled, t)
		} else {
			f.sent = append(f.sent, t)
		}
	}
}

// requestsOf returns the types of the requests, none if the call does not say. A handler that takes any value takes those
// that it asserts.
func (s *survey) requestsOf(n *node, c *inventory.Call, d rules.Dispatch, handling bool) []string {
	typ := s.requestOf(c, d, handling)
	if handling && (typ == "" || s.isOpen(typ) && !n.isParameter(c, typ)) {
		if asserted := s.assertedBy(n, c, d); len(asserted) > 0 {
			return asserted
		}
	}
	if typ == "" {
		return nil
	}
	return []string{typ}
}

// requestOf returns the type of the request, "" if the call does not say.
func (s *survey) requestOf(c *inventory.Call, d rules.Dispatch, handling bool) string {
	if handling && d.Key != nil && !d.Key.IsType && d.Key.N < len(c.Args) {
		if key := c.Args[d.Key.N].Const; key != "" {
			return key
		}
	}
	if text := textAt(c, d.Request); d.Request != nil && (text != "" || !handling) && !(handling && d.Handler != nil && *d.Handler == *d.Request) {
		return constAt(c, d.Request, text)
	}
	if len(c.TypeArgs) > 0 {
		return c.TypeArgs[0]
	}
	if handling {
		return s.handledBy(c, d)
	}
	for _, a := range c.Args {
		if a.Type.Class != inventory.ClassContext {
			return a.Type.Text
		}
	}
	return ""
}

func textAt(c *inventory.Call, a *rules.Arg) string {
	switch {
	case a == nil:
	case a.IsType && a.N < len(c.TypeArgs):
		return c.TypeArgs[a.N]
	case !a.IsType && a.N < len(c.Args):
		return c.Args[a.N].Type.Text
	}
	return ""
}

// constAt prefers the constant that stands for a request, such as a topic.
func constAt(c *inventory.Call, a *rules.Arg, text string) string {
	if !a.IsType && a.N < len(c.Args) && c.Args[a.N].Const != "" {
		return c.Args[a.N].Const
	}
	return text
}

// handledBy returns what the handler's only behaviour takes.
func (s *survey) handledBy(c *inventory.Call, d rules.Dispatch) string {
	n, entry := s.handler(c, d)
	if entry < 0 {
		return ""
	}
	return n.unit.Entries[entry].In
}

// handler returns the only behaviour of the handler that a call registers; the number is negative if there is none.
func (s *survey) handler(c *inventory.Call, d rules.Dispatch) (n *node, entry int) {
	if d.Handler == nil || d.Handler.IsType || d.Handler.N >= len(c.Args) {
		return nil, -1
	}
	handler := c.Args[d.Handler.N].Type.Named
	n, entry = s.byPath[handler.Pkg], -1
	if n == nil {
		return nil, -1
	}
	for _, i := range n.behaviours {
		if n.receiver(i) != handler.Name {
			continue
		}
		if entry >= 0 {
			return nil, -1
		}
		entry = i
	}
	return n, entry
}

// assertedBy returns the types that a handler expects behind a parameter that takes anything: a method of the handler's
// type, or a function literal that is handed over.
func (s *survey) assertedBy(n *node, c *inventory.Call, d rules.Dispatch) []string {
	if d.Handler == nil || d.Handler.IsType || d.Handler.N >= len(c.Args) {
		return nil
	}
	arg := c.Args[d.Handler.N].Type
	inside := func(u *inventory.Package, a *inventory.Assertion) bool {
		return a.Func >= 0 && u.Funcs[a.Func].Recv == arg.Named.Name
	}
	at := s.byPath[arg.Named.Pkg]
	if arg.Class == inventory.ClassFunc && arg.Named.IsZero() {
		at = n
		end := n.behind(c)
		inside = func(_ *inventory.Package, a *inventory.Assertion) bool {
			return a.Func == c.Func && a.Pos.File == c.Pos.File && a.Pos.Start > c.Pos.Start && a.Pos.Start < end
		}
	}
	if at == nil {
		return nil
	}
	var out []string
	for i := range at.unit.Assertions {
		if a := &at.unit.Assertions[i]; !a.Test && inside(at.unit, a) && !slices.Contains(out, a.Type.Text) {
			out = append(out, a.Type.Text)
		}
	}
	return out
}

// behind returns where the next call of the same function starts, behind which nothing belongs to a call any more.
func (n *node) behind(c *inventory.Call) int {
	end := int(^uint(0) >> 1)
	for i := range n.unit.Calls {
		if o := &n.unit.Calls[i]; o.Callee == c.Callee && o.Pos.File == c.Pos.File && o.Pos.Start > c.Pos.Start {
			end = min(end, o.Pos.Start)
		}
	}
	return end
}

func terminals(ts []terminal) []string {
	out := []string{}
	for _, t := range ts {
		out = append(out, t.at)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// problem says in short what the rule dispatch finds.
func (d *dispatchJudge) problem(request string, f *flight) string {
	if d.isOpen(request) {
		return ""
	}
	by := func(a, b terminal) int { return cmp.Or(strings.Compare(a.at, b.at), strings.Compare(a.typ, b.typ)) }
	slices.SortFunc(f.sent, by)
	slices.SortFunc(f.handled, by)
	if len(f.handled) == 0 {
		if len(f.sent) > 0 && !f.many && d.hasKnownPartners(f.sent, d.loose) {
			return "it is sent and nobody handles it"
		}
		return ""
	}
	if _, second := d.rivals(f.handled); second != nil && !f.many {
		return fmt.Sprintf("%d handlers are registered for it", len(f.handled))
	}
	for _, a := range f.sent {
		for _, b := range f.handled {
			if a.typ != b.typ {
				return fmt.Sprintf("it is sent as %s (%s) and handled as %s (%s)", a.typ, a.at, b.typ, b.at)
			}
			if a.result != "" && b.result != "" && a.result != b.result {
				return fmt.Sprintf("%s expects %s and its handler at %s returns %s", a.at, a.result, b.at, b.result)
			}
		}
	}
	return ""
}

package program

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

func reachNeeds(p *rules.Policy) inventory.Section {
	if !slices.ContainsFunc(p.Roles(), subject.BoundReach) {
		return 0
	}
	return inventory.SectionDecls | inventory.SectionUses | inventory.SectionCalls | inventory.SectionEffects
}

// reach is the part of the rule reach that no single package can tell: effects behind functions of other packages.
func reach(p *Program) []*subject.Finding {
	r := p.reaching()
	var found []*subject.Finding
	for _, n := range p.Nodes {
		if n.Member || !subject.BoundReach(n.Class.Role) {
			continue
		}
		for _, u := range n.Units {
			if u.TestOf == "" {
				found = append(found, r.findings(n, u)...)
			}
		}
	}
	return found
}

// reacher follows effects from the functions that have them to those that call them.
type reacher struct {
	program *Program
	nodes   map[string]*Node                        // by import path
	funcs   map[inventory.Symbol]bool               // declared in the program
	callers map[inventory.Symbol][]inventory.Symbol // of a function, across packages too
	direct  map[string]map[inventory.Symbol]string  // by word and function: what it uses
	found   map[string]map[inventory.Symbol]onward  // by word and function
	state   map[inventory.Symbol]bool               // package variables that are written after their declaration
}

// reaching follows the effects of the program, once. The records must be there.
func (p *Program) reaching() *reacher {
	p.followed.Do(func() {
		p.reacher = newReacher(p)
		for _, word := range rules.ReachWords {
			p.reacher.spread(word)
		}
	})
	return p.reacher
}

// onward is the way from a function to an effect: what is used in the end, and the next function on the way, zero if the
// function has the effect itself.
type onward struct {
	symbol string
	next   inventory.Symbol
}

func newReacher(p *Program) *reacher {
	r := &reacher{
		program: p, nodes: map[string]*Node{}, funcs: map[inventory.Symbol]bool{}, callers: map[inventory.Symbol][]inventory.Symbol{},
		direct: map[string]map[inventory.Symbol]string{}, found: map[string]map[inventory.Symbol]onward{},
		state: map[inventory.Symbol]bool{},
	}
	for _, n := range p.Nodes {
		for _, u := range n.Units {
			if u.TestOf == "" {
				r.nodes[u.ImportPath] = n
			}
			for i := range u.Funcs {
				r.funcs[funcSymbol(u, i)] = true
			}
		}
	}
	for _, u := range p.Units {
		r.take(u)
	}
	return r
}

// take notes what the functions of a unit have and call.
func (r *reacher) take(u *inventory.Package) {
	for i := range u.Vars {
		if v := &u.Vars[i]; subject.IsState(u, v) {
			r.state[inventory.Symbol{Pkg: u.ImportPath, Name: v.Name}] = true
		}
	}
	for i := range u.Calls {
		if c := &u.Calls[i]; c.Kind == inventory.CallStatic && !c.Test && c.Func >= 0 && c.Callee.Pkg == u.ImportPath {
			r.called(funcSymbol(u, c.Func), c.Callee)
		}
	}
	for i := range u.Uses {
		use := &u.Uses[i]
		if use.Test {
			continue
		}
		if use.Kind == inventory.UseVar && use.Write {
			r.state[use.Symbol] = true
		}
		words, helper := subject.ReachOf(r.program.Policy, use), r.helper(use)
		for _, at := range use.At {
			if at.Func < 0 {
				continue
			}
			if helper {
				r.called(funcSymbol(u, at.Func), use.Symbol)
			}
			for _, w := range words {
				r.has(w, funcSymbol(u, at.Func), use.Symbol.String())
			}
		}
	}
	for _, e := range u.Effects {
		if !e.Test && e.Func >= 0 && e.Kind != "init" {
			r.has(e.Kind, funcSymbol(u, e.Func), cmp.Or(e.Detail, e.Kind))
		}
	}
}

// helper reports whether a use is of a function, or a method that is no interface's, of the program.
func (r *reacher) helper(u *inventory.Use) bool {
	return (u.Kind == inventory.UseFunc || u.Kind == inventory.UseMethod) && r.funcs[u.Symbol]
}

func (r *reacher) called(by, f inventory.Symbol) {
	if !slices.Contains(r.callers[f], by) {
		r.callers[f] = append(r.callers[f], by)
	}
}

func (r *reacher) has(word string, f inventory.Symbol, symbol string) {
	if r.direct[word] == nil {
		r.direct[word] = map[inventory.Symbol]string{}
	}
	if old, ok := r.direct[word][f]; !ok || symbol < old {
		r.direct[word][f] = symbol
	}
}

// passes reports whether an effect of a package's function is one of whoever calls it: not where the package itself may
// not have it, since then it has the finding.
func (r *reacher) passes(importPath, word string) bool {
	n := r.nodes[importPath]
	if n == nil {
		return false
	}
	return n.Member || !subject.BoundReach(n.Class.Role) || n.Class.Role.MayReach(word) ||
		r.program.Policy.Level(subject.Reach, n.Dir) == rules.Off
}

// spread finds all functions that have an effect, each with a shortest way to it. It goes back over the calls, each once.
func (r *reacher) spread(word string) {
	found := map[inventory.Symbol]onward{}
	var queue []inventory.Symbol
	for f, symbol := range r.direct[word] {
		if r.passes(f.Pkg, word) {
			found[f] = onward{symbol: symbol}
			queue = append(queue, f)
		}
	}
	slices.SortFunc(queue, compareSymbol)
	for len(queue) > 0 {
		f := queue[0]
		queue = queue[1:]
		for _, c := range r.callers[f] {
			if _, seen := found[c]; !seen && r.passes(c.Pkg, word) {
				found[c] = onward{symbol: found[f].symbol, next: f}
				queue = append(queue, c)
			}
		}
	}
	r.found[word] = found
}

// findings reports what a unit reaches through functions of others: one finding a function that it uses.
func (r *reacher) findings(n *Node, u *inventory.Package) []*subject.Finding {
	var out []*subject.Finding
	at := map[inventory.Symbol]*subject.Finding{}
	for i := range u.Uses {
		use := &u.Uses[i]
		if use.Test || r.nodes[use.Symbol.Pkg] == nil || r.nodes[use.Symbol.Pkg] == n || len(subject.Forbidden(n.Class.Role, subject.ReachOf(r.program.Policy, use))) > 0 {
			continue
		}
		words := r.forbidden(n, use)
		places := judgedPlaces(u, use)
		if len(words) == 0 || len(places) == 0 || r.program.refusedTo(n, use.Symbol.Pkg) {
			continue
		}
		f := at[use.Symbol]
		if f == nil {
			f = r.finding(n, u, use, words)
			at[use.Symbol] = f
			out = append(out, f)
		}
		f.Positions = append(f.Positions, places...)
	}
	for _, f := range out {
		slices.SortFunc(f.Positions, subject.ComparePos)
		f.Positions = slices.Compact(f.Positions)
	}
	return out
}

// forbidden returns the words that a helper brings in, or a variable that somebody writes, and the role does not list.
func (r *reacher) forbidden(n *Node, use *inventory.Use) []string {
	if r.helper(use) {
		var words []string
		for _, w := range rules.ReachWords {
			if _, reaches := r.found[w][use.Symbol]; reaches && !n.Class.Role.MayReach(w) {
				words = append(words, w)
			}
		}
		return words
	}
	const global = "global"
	if use.Kind == inventory.UseVar && !use.Error && r.state[use.Symbol] && !n.Class.Role.MayReach(global) && r.passes(use.Symbol.Pkg, global) {
		return []string{global}
	}
	return nil
}

func (r *reacher) finding(n *Node, u *inventory.Package, use *inventory.Use, words []string) *subject.Finding {
	role, what := n.Class.Role, "which is written after its declaration"
	list := strings.Join(words, ", ")
	if r.helper(use) {
		what = r.way(use.Symbol, words[0])
	}
	message := fmt.Sprintf("%s uses %s, %s (%s); %s, so %s", n.label(), use.Symbol, what, list, subject.MayReach(role), subject.Ways(words))
	return &subject.Finding{Package: u, Symbol: use.Symbol.String(), Reason: role.Reason, Message: subject.WithReason(message, role.Reason)}
}

// way writes what a helper uses in the end, and the functions on the way there.
func (r *reacher) way(helper inventory.Symbol, word string) string {
	var steps []string
	for f := helper; ; {
		steps = append(steps, f.Short())
		on := r.found[word][f]
		if !on.next.IsZero() {
			f = on.next
			continue
		}
		if len(steps) == 1 {
			return "which uses " + on.symbol
		}
		return "which leads to " + on.symbol + " by " + strings.Join(steps, " -> ")
	}
}

func judgedPlaces(u *inventory.Package, use *inventory.Use) []inventory.Pos {
	var out []inventory.Pos
	for _, at := range use.At {
		if !inGeneratedFile(u, at.Pos) {
			out = append(out, at.Pos)
		}
	}
	return out
}

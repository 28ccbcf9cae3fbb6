package program

import (
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/rules"
)

// Helpers follows static calls into other packages of the program to what they touch. It asks for records as it needs
// them and remembers what it found, so it must not be used by several goroutines at once.
type Helpers struct {
	policy *rules.Policy
	record func(from, importPath string) *inventory.Package
	units  map[string]*helperUnit
	found  map[inventory.Symbol][]reached
}

// helperUnit is a package whose functions are called.
type helperUnit struct {
	*inventory.Package
	calls   map[inventory.Symbol][]inventory.Symbol // by caller: what it calls statically, in order
	effects map[inventory.Symbol][]Effect           // by function
}

// reached is an effect of a function, and the functions that lead to it, the function itself first.
type reached struct {
	word, symbol string
	via          []string
}

// NewHelpers returns helpers of which nothing is known yet. record returns the record of the package that an import path
// means in a folder, with its declarations, uses, calls and effects; nil if it is none of the program.
func NewHelpers(policy *rules.Policy, record func(from, importPath string) *inventory.Package) *Helpers {
	return &Helpers{policy: policy, record: record, units: map[string]*helperUnit{}, found: map[inventory.Symbol][]reached{}}
}

// EffectsOf lists what the code of a unit touches through functions of other packages of the program: each word once a
// function, by the shortest way, at the first call.
func (h *Helpers) EffectsOf(u *inventory.Package) []Effect {
	var out []Effect
	for i := range u.Calls {
		c := &u.Calls[i]
		if c.Kind != inventory.CallStatic || c.Test || c.Callee.Pkg == u.ImportPath || inGeneratedFile(u, c.Pos) {
			continue
		}
		for _, r := range h.reach(u.Dir, c.Callee) {
			out = append(out, Effect{Reach: r.word, Symbol: r.symbol, Via: r.via, Pos: c.Pos, from: c.Callee})
		}
	}
	sortEffects(out)
	return slices.CompactFunc(out, func(a, b Effect) bool { return a.Same(&b) })
}

// reach searches breadth first, so the first way that is found is a shortest one.
func (h *Helpers) reach(from string, start inventory.Symbol) []reached {
	if known, ok := h.found[start]; ok {
		return known
	}
	type step struct {
		from string // folder that asks
		f    inventory.Symbol
		via  []string
	}
	var out []reached
	words := map[string]bool{}
	seen := map[inventory.Symbol]bool{start: true}
	for queue := []step{{from, start, []string{start.Short()}}}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		u := h.unit(at.from, at.f.Pkg)
		if u == nil {
			continue
		}
		for _, e := range u.effects[at.f] {
			if !words[e.Reach] {
				words[e.Reach] = true
				out = append(out, reached{e.Reach, e.Symbol, at.via})
			}
		}
		for _, next := range u.calls[at.f] {
			if !seen[next] {
				seen[next] = true
				queue = append(queue, step{u.Dir, next, append(slices.Clip(at.via), next.Short())})
			}
		}
	}
	h.found[start] = out
	return out
}

// unit returns what is known of a package, nil if it is none of the program.
func (h *Helpers) unit(from, importPath string) *helperUnit {
	u, known := h.units[importPath]
	if known {
		return u
	}
	if p := h.record(from, importPath); p != nil {
		u = newHelperUnit(p, h.policy)
	}
	h.units[importPath] = u
	return u
}

func newHelperUnit(p *inventory.Package, policy *rules.Policy) *helperUnit {
	u := &helperUnit{Package: p, calls: map[inventory.Symbol][]inventory.Symbol{}, effects: map[inventory.Symbol][]Effect{}}
	for i := range p.Calls {
		if c := &p.Calls[i]; c.Kind == inventory.CallStatic && !c.Test && c.Func >= 0 {
			f := funcSymbol(p, c.Func)
			u.calls[f] = append(u.calls[f], c.Callee)
		}
	}
	for i := range p.Uses {
		use := &p.Uses[i]
		for _, word := range subject.ReachOf(policy, use) {
			for _, at := range use.At {
				if !use.Test && at.Func >= 0 {
					u.add(at.Func, Effect{Reach: word, Symbol: use.Symbol.String()})
				}
			}
		}
	}
	for _, e := range p.Effects {
		if !e.Test && e.Func >= 0 {
			u.add(e.Func, Effect{Reach: e.Kind, Symbol: e.Kind})
		}
	}
	return u
}

func (u *helperUnit) add(fn int, e Effect) {
	f := funcSymbol(u.Package, fn)
	u.effects[f] = append(u.effects[f], e)
}

func funcSymbol(p *inventory.Package, i int) inventory.Symbol {
	f := &p.Funcs[i]
	return inventory.Symbol{Pkg: p.ImportPath, Recv: f.Recv, Name: f.Name}
}

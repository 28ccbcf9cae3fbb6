package change

import (
	"cmp"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/rules"
)

// compareContracts compares what contract packages promise. It works on records, not on types: records of both sides come
// from the cache, and only they tell who sends a type and who receives it, which decides what breaks.
func (c *comparison) compareContracts() {
	p := &promises{comparison: c, before: c.surfaceOf(&c.Base, c.base), now: c.surfaceOf(&c.Head, c.head)}
	for _, x := range c.pairs {
		if x.isTest() {
			continue
		}
		b, h := p.before.units[x.base], p.now.units[x.head]
		switch {
		case b != nil && h != nil:
			p.compare(b, h)
		case b != nil && x.head == nil && len(b.Types) > 0:
			p.whole(b, "contract removed", true, "callers lose all that it promises")
		case h != nil && x.base == nil:
			p.whole(h, "contract added", false, "nobody relies on it yet")
		case x.head == nil && class(c.Base.Policy, x.base.Dir).Kind() == rules.Operation:
			p.operationGone(x.base)
		}
	}
	p.findReaders()
}

// promises collects changes of contracts, each with what tells who relies on it.
type promises struct {
	*comparison
	before, now surface
	rows        []promise
}

// promise is a change of a contract and who relies on what changed.
type promise struct {
	Contract
	path string // import path of the contract
	on   reliance
}

// reliance tells who relies on something.
type reliance struct {
	symbols    []inventory.Symbol // who uses one of these
	implements inventory.Symbol   // who has a type that is used as this interface
	importing  string             // who imports this package
	callers    string             // who calls a method of an interface of this package
	compiles   bool               // all still compiles, so tests have nothing to fear
}

// surface is what the contract packages of a side declare, as far as they differ from the other side's.
type surface struct {
	units map[*Unit]*inventory.Package
	ways  map[string]way // of types, by import path and name
}

// way says which way values of a type go.
type way uint8

const (
	in  way = 1 << iota // from callers to implementations
	out                 // the other way
)

// String returns the direction as the document names it.
func (w way) String() string { return [...]string{"", "in", "out", "both"}[w] }

// isContract reports whether a package promises something: it is a contract, or its role is its own contract.
func isContract(c rules.Class) bool {
	return c.Kind() == rules.Contract || c.Role != nil && c.Role.Contract.Kind == rules.ContractSelf
}

func (c *comparison) surfaceOf(s *Side, x index) surface {
	out := surface{units: map[*Unit]*inventory.Package{}, ways: map[string]way{}}
	for _, u := range s.Units {
		if u.TestOf == "" && isContract(class(s.Policy, u.Dir)) && x.byPath[u.ImportPath] == u {
			if r := u.record(); r != nil {
				out.units[u] = r
			}
		}
	}
	out.follow()
	return out
}

// follow finds the ways of all types: what methods of interfaces take goes in, what they return and what errors are made of
// comes out, and so does what such a type is made of. Functions of a contract only help to build what is sent.
func (s *surface) follow() {
	types := map[string]*inventory.Type{}
	var todo []string
	add := func(text string, w way) {
		for _, name := range typeNames(text) {
			if s.ways[name]|w != s.ways[name] {
				s.ways[name] |= w
				todo = append(todo, name)
			}
		}
	}
	for _, u := range s.units {
		for i := range u.Types {
			t := &u.Types[i]
			types[u.ImportPath+"."+t.Name] = t
			if t.Class == inventory.ClassError && t.Exported {
				add(u.ImportPath+"."+t.Name, out)
			}
			if t.Kind != "interface" || !t.Exported || t.Test {
				continue
			}
			for _, m := range t.Methods {
				takes, returns := partSignature(m.Sig)
				add(takes, in)
				add(returns, out)
			}
		}
	}
	for len(todo) > 0 {
		name := todo[0]
		todo = todo[1:]
		if t := types[name]; t != nil && t.Kind != "interface" {
			add(strings.Join(madeOf(t), " "), s.ways[name])
		}
	}
}

// madeOf returns the texts of the types that a type is made of.
func madeOf(t *inventory.Type) []string {
	if t.Kind != "struct" || t.Alias {
		return []string{t.Underlying}
	}
	var out []string
	for _, f := range t.Fields {
		out = append(out, f.Type.Text)
	}
	return out
}

// whole adds a change of a contract as one.
func (p *promises) whole(u *inventory.Package, change string, breaking bool, message string) {
	file, line := locate(u, u.Files[0].PackagePos)
	p.rows = append(p.rows, promise{
		Contract: Contract{Package: u.Dir, Change: change, Breaking: breaking, Message: message, File: file, Line: line},
		path:     u.ImportPath, on: reliance{importing: u.ImportPath},
	})
}

// operationGone adds that nobody fulfils a contract any more, at least not this package.
func (p *promises) operationGone(u *Unit) {
	file, line := locate(u.Package, u.Files[0].PackagePos)
	p.rows = append(p.rows, promise{
		Contract: Contract{Package: u.Dir, Change: "operation removed", Breaking: true, Message: "what it did is no longer done by it", File: file, Line: line},
		path:     u.ImportPath, on: reliance{importing: u.ImportPath},
	})
}

// compare compares the declarations of a contract package.
func (p *promises) compare(b, h *inventory.Package) {
	d := declarations{promises: p, base: b, head: h}
	for _, name := range exportedNames(b, h) {
		d.compareNamed(name)
	}
}

// exportedNames lists what either package exports at its top, sorted.
func exportedNames(units ...*inventory.Package) []string {
	var names []string
	for _, u := range units {
		for _, t := range u.Types {
			if t.Exported && !t.Test {
				names = append(names, t.Name)
			}
		}
		for _, f := range u.Funcs {
			if f.Exported && !f.Test && f.Recv == "" {
				names = append(names, f.Name)
			}
		}
		for _, v := range u.Vars {
			if v.Exported && !v.Test {
				names = append(names, v.Name)
			}
		}
		for _, x := range u.Consts {
			names = append(names, x.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// findReaders finds who relies on what changed, and enters the rows.
func (p *promises) findReaders() {
	for i := range p.rows {
		p.rows[i].Affected = []Reader{}
	}
	for _, x := range p.pairs {
		if len(p.rows) == 0 {
			break
		}
		b, h := x.base.record(), x.head.record()
		u := cmp.Or(x.head, x.base)
		for i := range p.rows {
			r := &p.rows[i]
			if x.head != nil && r.Package != u.Dir && (p.relies(x.base, b, r.on) || p.relies(x.head, h, r.on)) {
				r.reads(Reader{Package: u.Dir, Kind: kindOf(p.Head.Policy, u.Dir), Implements: implements(cmp.Or(h, b), r.path), Unchanged: !u.changed})
			}
		}
	}
	for _, r := range p.rows {
		slices.SortFunc(r.Affected, func(a, b Reader) int { return strings.Compare(a.Package, b.Package) })
		p.out.Contracts = append(p.out.Contracts, r.Contract)
	}
}

// implements reports whether a unit has a type that is used as an interface of a package.
func implements(u *inventory.Package, importPath string) bool {
	return u != nil && slices.ContainsFunc(u.Conversions, func(x inventory.Conversion) bool {
		return x.Iface.Named.Pkg == importPath && x.Type.Named.Pkg == u.ImportPath && !x.Test
	})
}

// reads adds a package once; it is unchanged if all of its units are.
func (r *promise) reads(x Reader) {
	for i := range r.Affected {
		if a := &r.Affected[i]; a.Package == x.Package {
			a.Unchanged, a.Implements = a.Unchanged && x.Unchanged, a.Implements || x.Implements
			return
		}
	}
	r.Affected = append(r.Affected, x)
}

// relies reports whether a unit relies on something; its record may be missing.
func (p *promises) relies(u *Unit, record *inventory.Package, on reliance) bool {
	if u == nil {
		return false
	}
	moved := func(importPath string) string { return p.moves.paths.of(importPath) }
	if on.importing != "" {
		return slices.ContainsFunc(u.Imports, func(i inventory.Import) bool { return i.Path == on.importing || moved(i.Path) == on.importing })
	}
	if record == nil {
		return false
	}
	for i := range record.Uses {
		s := record.Uses[i].Symbol
		if on.compiles && (record.TestOf != "" || record.Uses[i].Test) {
			continue
		}
		if s.Pkg = moved(s.Pkg); slices.Contains(on.symbols, s) || on.callers != "" && s.Pkg == on.callers && record.Uses[i].Kind == inventory.UseMethod {
			return true
		}
	}
	return !on.implements.IsZero() && slices.ContainsFunc(record.Conversions, func(x inventory.Conversion) bool {
		n := x.Iface.Named
		n.Pkg = moved(n.Pkg)
		return n == on.implements && x.Type.Named.Pkg == record.ImportPath
	})
}

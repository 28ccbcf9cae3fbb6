package program

import (
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// contractErrors are the errors that a package declares, and which of its interfaces they belong to.
type contractErrors struct {
	errors []*declaredError
	links  map[string][]string // interface -> names that its doc comment links
	fails  map[string]bool     // exported interfaces whose only method returns an error
	linked map[string]bool     // names that any doc comment of an interface links
}

// declaredError is an exported error variable or type.
type declaredError struct {
	symbol inventory.Symbol
	keys   []inventory.Symbol // by which errors.Is and errors.As find it, its own first
	pos    inventory.Pos
	made   bool             // stands in a generated file
	as     inventory.Symbol // of a variable: the declared type that errors.As finds in it
}

// isAnyOf reports whether the error is one of those.
func (d *declaredError) isAnyOf(list []inventory.Symbol) bool {
	return slices.ContainsFunc(list, func(s inventory.Symbol) bool { return slices.Contains(d.keys, s) })
}

// promises reads what a package declares.
func (j *errorJoin) promises(r *inventory.Package) *contractErrors {
	if c := j.promised[r]; c != nil {
		return c
	}
	c := &contractErrors{links: map[string][]string{}, fails: map[string]bool{}, linked: map[string]bool{}}
	j.promised[r] = c
	for i := range r.Types {
		t := &r.Types[i]
		switch {
		case t.Test:
		case t.Exported && t.Class == inventory.ClassError && t.Kind != "interface":
			d := &declaredError{symbol: inventory.Symbol{Pkg: r.ImportPath, Name: t.Name}, pos: t.Pos, made: t.Generated}
			d.keys = []inventory.Symbol{d.symbol}
			if t.Alias {
				d.keys = append(d.keys, symbolIn(t.Underlying))
			}
			for _, k := range r.Consts {
				if symbolIn(k.Type) == d.symbol {
					d.keys = append(d.keys, inventory.Symbol{Pkg: r.ImportPath, Name: k.Name})
				}
			}
			c.errors = append(c.errors, d)
		case t.Kind == "interface":
			c.links[t.Name] = t.DocLinks
			c.fails[t.Name] = isContract(t)
			for _, l := range t.DocLinks {
				c.linked[l] = true
			}
		}
	}
	for i := range r.Vars {
		v := &r.Vars[i]
		if !v.IsError || !v.Exported || v.Test {
			continue
		}
		d := &declaredError{symbol: inventory.Symbol{Pkg: r.ImportPath, Name: v.Name}, pos: v.Pos, made: v.Generated}
		d.keys = []inventory.Symbol{d.symbol}
		if !v.Same.IsZero() {
			d.keys = append(d.keys, v.Same)
		}
		if v.Type.Named.Pkg == r.ImportPath {
			d.as = v.Type.Named
		}
		c.errors = append(c.errors, d)
	}
	return c
}

// isContract reports whether an interface can be an operation's contract that declares errors.
func isContract(t *inventory.Type) bool {
	if !t.Exported || len(t.Methods) != 1 {
		return false
	}
	sig := strings.TrimSuffix(t.Methods[0].Sig, ")")
	return strings.HasSuffix(sig, " error") || strings.HasSuffix(sig, ", error")
}

// symbolIn names the type that a text in full is.
func symbolIn(text string) inventory.Symbol {
	text, _, _ = strings.Cut(strings.TrimLeft(text, "*"), "[")
	i := strings.LastIndexByte(text, '.')
	if i < 0 {
		return inventory.Symbol{Name: text}
	}
	return inventory.Symbol{Pkg: text[:i], Name: text[i+1:]}
}

// of returns the errors of an interface; it is not ok if the package has no such interface.
func (c *contractErrors) of(iface string) (list []*declaredError, ok bool) {
	for _, d := range c.errors {
		if c.belongs(d, iface) {
			list = append(list, d)
		}
	}
	_, ok = c.links[iface]
	return list, ok
}

// belongs reports whether an error is one of an interface: linked ones only of those that link them.
func (c *contractErrors) belongs(d *declaredError, iface string) bool {
	return !c.linked[d.symbol.Name] || slices.Contains(c.links[iface], d.symbol.Name)
}

// declaredFor returns what an entry point may let out: the errors of the interfaces of the contract that it
// implements; if it implements none as a method, of all.
func (j *errorJoin) declaredFor(contracts []*Node, r *inventory.Package, entry int) map[inventory.Symbol]bool {
	out := map[inventory.Symbol]bool{}
	for _, n := range contracts {
		c := j.record(n)
		if c == nil {
			continue
		}
		promise := j.promises(c)
		implemented := implementedBy(c, r, entry)
		for _, d := range promise.errors {
			if len(implemented) > 0 && !slices.ContainsFunc(implemented, func(i string) bool { return promise.belongs(d, i) }) {
				continue
			}
			for _, k := range d.keys {
				out[k] = true
			}
		}
	}
	return out
}

// implementedBy returns the exported interfaces of a contract that have the method of an entry point.
func implementedBy(contract, r *inventory.Package, entry int) []string {
	e := &r.Entries[entry]
	if e.Kind != inventory.EntryMethod || e.Func < 0 {
		return nil
	}
	f := &r.Funcs[e.Func]
	var out []string
	for i := range contract.Types {
		t := &contract.Types[i]
		if t.Kind == "interface" && t.Exported && !t.Test && hasMethodOf(t, f) {
			out = append(out, t.Name)
		}
	}
	return out
}

func hasMethodOf(t *inventory.Type, f *inventory.Func) bool {
	return slices.ContainsFunc(t.Methods, func(m inventory.Method) bool { return m.Name == f.Name && m.Sig == f.Sig })
}

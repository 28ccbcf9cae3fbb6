package conform

import (
	"cmp"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// Beside is a name with a placeholder, of another package of the template, that a unit of it uses outside holes and tests.
type Beside struct {
	Rel     string   // folder of the package that declares it, relative to the template's
	Name    string   // as the template spells it
	Kind    string   // of its declaration: func, type, var, const; of an interface: interface
	Methods []string // of an interface, sorted
}

// Beside returns these names of a unit, sorted. A package that uses another name that fits, though the one that the template
// means is there, does not keep to it; that takes a look into both.
func (r *Record) Beside(u *Unit) []Beside {
	v := view{u.Package, u.Bodies}
	home := side{home: r.ImportPath}
	var out []Beside
	add := func(obj int) {
		o := &v.Objects[obj]
		rel, ok := home.below(o.Symbol.Pkg)
		if !ok || o.Kind != inventory.ObjectOutside || o.Symbol.Recv != "" || o.What == "field" || len(Placed(o.Symbol.Name)) == 0 {
			return
		}
		if b, ok := r.declared(rel, o.Symbol.Name); ok && !slices.ContainsFunc(out, func(x Beside) bool { return x.Rel == rel && x.Name == b.Name }) {
			out = append(out, b)
		}
	}
	for _, d := range v.Decls {
		if !d.Test && u.TestOf == "" {
			r.outsideHoles(v, d.Root, add)
		}
	}
	slices.SortFunc(out, func(a, b Beside) int { return cmp.Or(cmp.Compare(a.Rel, b.Rel), cmp.Compare(a.Name, b.Name)) })
	return out
}

// outsideHoles visits the objects of a tree that are named outside holes.
func (r *Record) outsideHoles(v view, root int, visit func(obj int)) {
	for i := root; i < root+v.Nodes[root].Size; i++ {
		switch n := &v.Nodes[i]; {
		case r.isStmtHole(v, i), r.isExprHole(v, i):
			i += n.Size - 1
		case n.Obj > 0:
			visit(n.Obj - 1)
		}
	}
}

// declared finds the declaration of a name in another package of the template.
func (r *Record) declared(rel, name string) (Beside, bool) {
	u := r.Unit(rel, false)
	if u == nil {
		return Beside{}, false
	}
	v := view{u.Package, u.Bodies}
	for _, d := range v.Decls {
		if d.Name != name || d.Kind == "method" {
			continue
		}
		b := Beside{Rel: rel, Name: name, Kind: d.Kind}
		if d.Kind == "type" && v.Nodes[v.second(d.Root)].Kind == inventory.NodeInterface {
			b.Kind = "interface"
			for m := range v.children(v.second(d.Root)) {
				if o := v.object(m); v.Nodes[m].Kind == inventory.NodeMethod && o != nil {
					b.Methods = append(b.Methods, o.Symbol.Name)
				}
			}
			slices.Sort(b.Methods)
		}
		return b, true
	}
	return Beside{}, false
}

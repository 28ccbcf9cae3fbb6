package conform

import (
	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// typeParams binds type parameters before anything that names them is compared: a receiver stands before them, and what
// one is constrained by may name the next.
func (c *comparer) typeParams(t, p int, o *outcome) {
	tEnd, pEnd := t+c.t.Nodes[t].Size, p+c.p.Nodes[p].Size
	for a, b := t+1, p+1; a < tEnd && b < pEnd; a, b = a+c.t.Nodes[a].Size, b+c.p.Nodes[b].Size {
		if !c.objects(&c.t.Nodes[a], &c.p.Nodes[b], o) {
			o.miss(a, b)
		}
	}
}

// chosen reports whether a node is a type, or its declaration, of which the author says what it is: it may be an interface
// or an alias where the template has a struct. For other types their declarations say whether they are alike.
func (c *comparer) chosen(t int) bool {
	switch n := &c.t.Nodes[t]; n.Kind {
	case inventory.NodeNamed:
		return n.Obj > 0 && c.t.keys[n.Obj-1] == ""
	case inventory.NodeTypeDecl:
		return c.r.isTypeHole(c.t.view, c.t.second(t))
	}
	return false
}

// alias reports whether a type of the package is what the author chose as an alias for a type hole: uses of an alias are
// uses of what it stands for.
func (c *comparer) alias(t, p int) bool {
	n := &c.t.Nodes[t]
	if n.Kind != inventory.NodeNamed || n.Obj == 0 {
		return false
	}
	at := int(c.g.alias[n.Obj-1]) - 1
	return at >= 0 && c.sameTree(at, p)
}

// chosenBeside reports whether a node is a type hole of another package of the template that the package does not name: if
// anything, it is an alias there.
func (c *comparer) chosenBeside(t int) bool {
	n := &c.t.Nodes[t]
	if n.Kind != inventory.NodeNamed || n.Obj == 0 || c.t.rels[n.Obj-1] == "" || c.g.ofT[n.Obj-1] != 0 || c.g.alias[n.Obj-1] != 0 {
		return false
	}
	u := c.r.Unit(c.t.rels[n.Obj-1], false)
	if u == nil {
		return false
	}
	name := c.t.Objects[n.Obj-1].Symbol.Name
	for i := range u.Bodies.Decls {
		if u.Bodies.Decls[i].Name == name {
			return c.r.declares(view{u.Package, u.Bodies}, i)
		}
	}
	return false
}

// sameTree reports whether two trees of the package are equal but for their places.
func (c *comparer) sameTree(a, b int) bool {
	size := c.p.Nodes[a].Size
	c.left -= size / 4
	if size != c.p.Nodes[b].Size {
		return false
	}
	for i := range size {
		x, y := &c.p.Nodes[a+i], &c.p.Nodes[b+i]
		if x.Kind != y.Kind || x.Text != y.Text || x.Obj != y.Obj || x.Size != y.Size {
			return false
		}
	}
	return true
}

// takesMany reports whether a type of the template is an interface in the package, or another name for something there, so
// that what is given as one need not be written as its type.
func (c *comparer) takesMany(want int) bool {
	n := &c.t.Nodes[want]
	if n.Kind != inventory.NodeNamed || n.Obj == 0 || c.t.keys[n.Obj-1] != "" {
		return false
	}
	if c.g.alias[n.Obj-1] > 0 {
		return true
	}
	bound := c.g.ofT[n.Obj-1]
	for i := range c.p.Nodes {
		if x := &c.p.Nodes[i]; bound > 0 && x.Kind == inventory.NodeNamed && x.Obj == int(bound) && x.Text == "interface" {
			return true
		}
	}
	return false
}

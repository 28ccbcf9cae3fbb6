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

// fits reports whether an expression can have the type of a hole. Interfaces take many types, and that the code around
// takes it is seen to by the compiler.
func (c *comparer) fits(t, p int) bool {
	inst := t + 1
	if c.t.Nodes[inst].Kind != inventory.NodeInst {
		return true
	}
	want := c.t.second(inst)
	if isInterface(&c.t.Nodes[want]) {
		return true
	}
	pn := &c.p.Nodes[p]
	switch {
	case pn.Kind == inventory.NodeConst:
		return c.same(want, p+1)
	case pn.Type == 0:
		return true
	}
	text, ok := c.typeText(want)
	got := c.p.Types[pn.Type-1]
	return !ok || text == got || got == "untyped nil" || c.takesMany(want)
}

func isInterface(n *inventory.FormNode) bool {
	return n.Kind == inventory.NodeInterface || n.Kind == inventory.NodeNamed && n.Text == "interface"
}

// same compares two trees without names of their own.
func (c *comparer) same(t, p int) bool {
	o := outcome{}
	c.node(t, p, &o)
	return !o.changed
}

// typeText writes a type of the template as the package's types are written; it is not ok where that cannot be told.
func (c *comparer) typeText(t int) (string, bool) {
	n := &c.t.Nodes[t]
	switch n.Kind {
	case inventory.NodeBasic:
		return n.Text, true
	case inventory.NodePointer:
		s, ok := c.typeText(t + 1)
		return "*" + s, ok
	case inventory.NodeSliceType:
		s, ok := c.typeText(t + 1)
		return "[]" + s, ok
	case inventory.NodeNamed:
		if n.Size > 1 || n.Obj == 0 {
			return "", false
		}
		obj := &c.t.Objects[n.Obj-1]
		switch bound := c.g.ofT[n.Obj-1]; {
		case obj.Kind == inventory.ObjectUniverse:
			return obj.Symbol.Name, true
		case bound > 0:
			sym := c.p.Objects[bound-1].Symbol
			return sym.Pkg + "." + sym.Name, true
		case obj.Kind == inventory.ObjectOutside && c.t.keys[n.Obj-1] != "":
			return Spell(obj.Symbol.Pkg, c.s.Values) + "." + obj.Symbol.Name, true
		}
	}
	return "", false
}

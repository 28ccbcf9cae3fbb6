package conform

import (
	"slices"
	"strconv"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// comparer holds a package against a unit of a template.
type comparer struct {
	r    *Record
	u    *Unit
	s    Subject
	t, p *side
	g    *globals
	goes map[int]bool // by statement hole of the template: the template goes on behind it
	runs map[int]bool // by statement hole: the template goes on behind it, or behind a call of the function around it
	memo map[blockKey]*route
	left int // steps that may still be made

	reserved map[string]bool // names of the package, of its imports and of the universe that the template uses

	structs map[string]structure      // the template's types with fields of their own, once asked for
	done    map[string]map[int]string // by question: what functions of the package do, once asked for
	made    map[int]bool              // variables of the package that point to what was made for them, once asked for

	taught bool // names of members and of the template's other packages are bound for good
}

type blockKey struct {
	t, p int
	env  uint64
}

// maxSteps bounds the work for one package, whatever is in it; a usual one takes some thousand.
const maxSteps = 2_000_000

// outcome is how two nodes correspond.
type outcome struct {
	env     *env
	cost    int
	changed bool // they differ outside the blocks below
	t, p    int  // where they differ first
	inner   []*route
	fills   []fill
}

// fill is an expression or a type in a hole.
type fill struct {
	t, p   int
	duties []duty
}

func (o *outcome) miss(t, p int) {
	if !o.changed {
		o.changed, o.t, o.p = true, t, p
	}
}

// node compares two trees and gathers in the outcome where they differ.
func (c *comparer) node(t, p int, o *outcome) {
	c.left--
	tn, pn := &c.t.Nodes[t], &c.p.Nodes[p]
	switch {
	case c.left < 0:
		o.miss(t, p)
		return
	case c.r.isExprHole(c.t.view, t):
		c.fillExpr(t, p, o)
		return
	case c.r.isTypeHole(c.t.view, t):
		o.fills = append(o.fills, fill{t: t, p: p})
		return
	case c.alias(t, p):
		return
	case tn.Kind != pn.Kind || tn.Text != pn.Text && !c.chosen(t):
		o.miss(t, p)
		return
	case tn.Kind == inventory.NodeTypeDecl && c.r.isTypeHole(c.t.view, c.t.second(t)):
		c.typeParams(t+1, p+1, o)
		c.children(t, p, o)
		return
	case tn.Kind == inventory.NodeBlock:
		way := c.block(t, p, o.env)
		o.inner = append(o.inner, way)
		o.cost += way.cost
		return
	}
	if !c.objects(tn, pn, o) {
		o.miss(t, p)
	}
	if tn.Kind == inventory.NodeFunc || tn.Kind == inventory.NodeFuncLit {
		c.results(t, p, o)
	}
	switch tn.Kind {
	case inventory.NodeFunc:
		c.typeParams(c.t.second(t), c.p.second(p), o)
	case inventory.NodeTypeDecl, inventory.NodeTypeStmt:
		c.typeParams(t+1, p+1, o)
	}
	if c.r.hasFieldHole(c.t.view, t) {
		c.fields(t, p, o)
		return
	}
	c.children(t, p, o)
}

// fields compares the fields of a struct with a hole for more of them: those of the template come in its order.
func (c *comparer) fields(t, p int, o *outcome) {
	all := slices.Collect(c.p.children(p))
	for f := range c.t.children(t) {
		if c.r.isFieldHole(c.t.view, f) {
			continue
		}
		at := slices.IndexFunc(all, func(x int) bool {
			try := outcome{env: o.env}
			return c.t.shape[f] == c.p.shape[x] && c.sameName(f, x) || c.t.shape[f] == c.p.shape[x] && !c.named(f, all) && c.like(f, x, &try)
		})
		if at < 0 {
			near := p
			for _, x := range all {
				if c.sameName(f, x) {
					near = x
				}
			}
			o.miss(f, near)
			return
		}
		c.node(f, all[at], o)
		all = slices.Delete(all, at, at+1)
	}
	for _, x := range all {
		o.fills = append(o.fills, fill{t: t, p: x})
	}
}

func (c *comparer) sameName(f, x int) bool {
	a, b := c.t.object(f), c.p.object(x)
	return a != nil && b != nil && a.Symbol.Name == b.Symbol.Name
}

// named reports whether one of the fields is called like the template's.
func (c *comparer) named(f int, all []int) bool {
	return slices.ContainsFunc(all, func(x int) bool { return c.sameName(f, x) && c.t.shape[f] == c.p.shape[x] })
}

func (c *comparer) like(f, x int, o *outcome) bool {
	g := c.g
	c.g = &globals{slices.Clone(g.ofT), slices.Clone(g.ofP), g.alias}
	c.node(f, x, o)
	c.g = g
	return !o.changed
}

// children compares the children one by one. Behind a difference only blocks are of interest.
func (c *comparer) children(t, p int, o *outcome) {
	tEnd, pEnd := t+c.t.Nodes[t].Size, p+c.p.Nodes[p].Size
	a, b := t+1, p+1
	names := false // of parameters, which bodies need
	switch c.t.Nodes[t].Kind {
	case inventory.NodeFunc, inventory.NodeFuncLit, inventory.NodeList:
		names = true
	}
	lit := c.t.Nodes[t].Kind == inventory.NodeLit
	for index := -1; a < tEnd && b < pEnd; index++ { // the type of a literal comes before its elements
		if !o.changed || c.t.blocks[a] && c.p.blocks[b] || names {
			x, y := a, b
			if lit && index >= 0 {
				x, y, index = c.elements(a, b, index)
			}
			c.node(x, y, o)
		}
		a += c.t.Nodes[a].Size
		b += c.p.Nodes[b].Size
	}
	if (a < tEnd) != (b < pEnd) {
		o.miss(min(a, tEnd-1), min(b, pEnd-1))
	}
}

// elements returns what is compared of two elements of a list, and the first one's index: a key that only tells the index
// says nothing.
func (c *comparer) elements(t, p, index int) (x, y, at int) {
	tn, pn := &c.t.Nodes[t], &c.p.Nodes[p]
	is := func(s *side, i int) bool {
		return s.Nodes[i+1].Kind == inventory.NodeConst && s.Nodes[i+1].Text == strconv.Itoa(index)
	}
	switch {
	case tn.Kind == inventory.NodeKey && pn.Kind == inventory.NodeKey:
		if key, err := strconv.Atoi(c.t.Nodes[t+1].Text); err == nil {
			index = key
		}
	case tn.Kind == inventory.NodeKey && is(c.t, t):
		return c.t.second(t), p, index
	case pn.Kind == inventory.NodeKey && is(c.p, p):
		return t, c.p.second(p), index
	}
	return t, p, index
}

// objects reports whether the objects of two nodes correspond; new ones are bound to each other.
func (c *comparer) objects(tn, pn *inventory.FormNode, o *outcome) bool {
	if tn.Obj == 0 || pn.Obj == 0 {
		return tn.Obj == pn.Obj || tn.Kind == inventory.NodeDef && c.unnamed(tn.Obj, o)
	}
	t, p := tn.Obj-1, pn.Obj-1
	if c.t.keys[t] != "" || c.p.keys[p] != "" {
		return c.t.keys[t] == c.p.keys[p]
	}
	to, po := &c.t.Objects[t], &c.p.Objects[p]
	if to.What != po.What {
		return false
	}
	if bound := c.g.ofT[t]; bound != 0 {
		return bound == int32(p)+1
	}
	if c.g.ofP[p] != 0 {
		return false
	}
	if bound, ok := o.env.ofTemplate(t); ok {
		return bound == p || bound == wild
	}
	if _, ok := o.env.ofPackage(p); ok {
		return false
	}
	return c.introduce(t, p, tn.Kind, o)
}

// unnamed lets a parameter that one side gives no name correspond to one with a name: whoever uses it finds nothing.
func (c *comparer) unnamed(t int, o *outcome) bool {
	if t > 0 {
		o.env = o.env.bind(t-1, wild-1)
	}
	return true
}

// introduce binds two objects that nothing was known of.
func (c *comparer) introduce(t, p int, at inventory.NodeKind, o *outcome) bool {
	to, po := &c.t.Objects[t], &c.p.Objects[p]
	switch {
	case to.Kind == inventory.ObjectLocal && po.Kind == inventory.ObjectLocal:
		if !declares(at) && to.What != "label" {
			return false
		}
	case to.Kind == inventory.ObjectOwn && po.Kind == inventory.ObjectOwn:
		return true // its declaration is missing, and that is said there
	case to.Kind == inventory.ObjectMember && po.Kind == inventory.ObjectMember:
		if c.taught {
			return true // its type differs, and that is said there
		}
		c.g.bind(t, p)
		return true
	case to.Kind == inventory.ObjectOutside && po.Kind == inventory.ObjectOutside: // of the template's other packages
		if c.t.rels[t] != c.p.rels[p] || exported(to.Symbol.Name) != exported(po.Symbol.Name) || !Fits(to.Symbol.Name, po.Symbol.Name, c.s.Values) {
			return false
		}
	default:
		return false
	}
	o.env = o.env.bind(t, p)
	return true
}

func declares(k inventory.NodeKind) bool {
	switch k {
	case inventory.NodeDef, inventory.NodeClause, inventory.NodeLabeled, inventory.NodeTypeStmt, inventory.NodeField, inventory.NodeMethod:
		return true
	}
	return false
}

// fillExpr takes an expression as what stands in a hole, if it has the type that the hole is for.
func (c *comparer) fillExpr(t, p int, o *outcome) {
	if !c.fits(t, p) {
		o.miss(t, p)
		return
	}
	f := fill{t: t, p: p, duties: c.duties(c.holeAt(t, t), p, o.env)}
	o.cost += costDuty * len(f.duties)
	o.fills = append(o.fills, f)
}

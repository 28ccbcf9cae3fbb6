package conform

import (
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// duty is what code in a hole does and may not do.
type duty struct {
	p    int    // node
	what string // "returns although the template goes on", the verb first
	key  string // for the id
}

// opening is a hole with its duties.
type opening struct {
	goes  bool  // the template goes on behind it
	runs  bool  // so it does, or it calls the function: what ends more than that is felt
	expr  bool  // it stands for a value: something always comes
	decl  bool  // it stands for declarations
	test  bool  // it is in a test
	reads []int // objects of the template that it may read; nil for all
}

// holeAt returns the duties of the hole that a statement or an expression is, whose call is at an index.
func (c *comparer) holeAt(hole, call int) *opening {
	h := &opening{goes: c.goes[hole], runs: c.runs[hole], expr: hole == call}
	if h.expr {
		h.goes, h.runs = true, true
	}
	first := call + 1 + c.t.Nodes[call+1].Size
	for a := first; a < call+c.t.Nodes[call].Size; a += c.t.Nodes[a].Size {
		if o := c.t.Nodes[a].Obj; o > 0 {
			h.reads = append(h.reads, o-1)
		}
	}
	return h
}

// duties returns what a tree of the package does against the duties of a hole.
func (c *comparer) duties(h *opening, p int, e *env) []duty {
	h.test = c.p.unit.TestOf != "" || c.p.unit.Files[c.p.Nodes[p].Pos.File].Test
	w := watcher{c: c, h: h, e: e, root: p}
	w.node(p, inside{})
	return w.found
}

// watcher walks what stands in a hole.
type watcher struct {
	c     *comparer
	h     *opening
	e     *env
	root  int // the statement, expression or declaration
	found []duty
}

// inside says what is around a node, within the hole.
type inside struct {
	lit, loop, breaks bool
	called            bool // the node is what a call calls
	later             bool // in a closure that is not called where it stands
}

func (w *watcher) add(p int, key, what string) {
	for _, d := range w.found {
		if d.key == key {
			return
		}
	}
	w.found = append(w.found, duty{p, what, key})
}

func (w *watcher) node(i int, in inside) {
	c := w.c
	c.left--
	if in.later && w.h.decl && w.h.test {
		return // tests may do so, and this runs no sooner
	}
	n := &c.p.Nodes[i]
	switch n.Kind {
	case inventory.NodeReturn:
		if !in.lit && w.h.goes {
			w.add(i, "return", "returns although the template goes on")
		}
	case inventory.NodeBranch:
		w.branch(i, in)
	case inventory.NodeAssign, inventory.NodeDefine:
		for l := range c.p.children(i + 1) {
			w.assigned(l)
		}
	case inventory.NodeIncDec:
		w.assigned(i + 1)
	case inventory.NodeRange:
		if n.Text == "=" {
			w.assigned(i + 1)
			w.assigned(c.p.second(i))
		}
	case inventory.NodeUnary:
		if n.Text == "&" {
			w.address(i + 1)
		}
	case inventory.NodeSlice:
		if n.Text == "true" {
			w.address(i + 1)
		}
	case inventory.NodeCall:
		w.changes(i)
	case inventory.NodeGo:
		w.reaches(i, "go", "a goroutine")
	case inventory.NodeDef, inventory.NodeClause, inventory.NodeTypeStmt:
		if !in.lit && !w.h.decl {
			w.shadows(i)
		}
	case inventory.NodeName, inventory.NodeSelect:
		w.used(i, in)
	}
	w.endless(i, in)
	w.below(i, in)
}

// below walks the children.
func (w *watcher) below(i int, in inside) {
	kind := w.c.p.Nodes[i].Kind
	callee := kind == inventory.NodeCall || kind == inventory.NodeInst && in.called
	switch kind {
	case inventory.NodeFuncLit:
		in = inside{lit: true, later: in.later || !in.called}
	case inventory.NodeGo:
		in.later = true
	case inventory.NodeFor, inventory.NodeRange:
		in.loop, in.breaks = true, true
	case inventory.NodeSwitch, inventory.NodeTypes, inventory.NodeSelectStmt:
		in.breaks = true
	}
	for child := range w.c.p.children(i) {
		in.called = callee && child == i+1
		w.node(child, in)
	}
}

// branch reports a jump out of the hole: one whose target is not in it.
func (w *watcher) branch(i int, in inside) {
	n := &w.c.p.Nodes[i]
	switch {
	case n.Obj > 0:
		if _, own := w.e.ofPackage(n.Obj - 1); own || !w.declaresLabel(n.Obj) {
			w.add(i, n.Text+" label", verb(n.Text)+" out of the hole")
		}
	case n.Text == "break" && !in.breaks, n.Text == "continue" && !in.loop, n.Text == "fallthrough" && !in.breaks:
		if !w.h.decl {
			w.add(i, n.Text, verb(n.Text)+" out of the hole")
		}
	}
}

// verb says what a jump does.
func verb(word string) string {
	if word == "fallthrough" {
		return "falls through"
	}
	return word + "s"
}

// declaresLabel reports whether the label stands in the statement. One of another statement of the same hole is taken for
// one outside: jumps between statements hide what a hole does.
func (w *watcher) declaresLabel(obj int) bool {
	return w.c.declaresLabel(w.root, w.root+w.c.p.Nodes[w.root].Size, obj)
}

func (c *comparer) declaresLabel(first, end, obj int) bool {
	return slices.ContainsFunc(c.p.Nodes[first:end], func(n inventory.FormNode) bool { return n.Kind == inventory.NodeLabeled && n.Obj == obj })
}

// ofTemplate returns the template's object that an object of the package stands for.
func (w *watcher) ofTemplate(obj int) (t int, ok bool) {
	if obj == 0 {
		return 0, false
	}
	if b := w.c.g.ofP[obj-1]; b > 0 {
		return int(b) - 1, true
	}
	return w.e.ofPackage(obj - 1)
}

func (w *watcher) assigned(i int) {
	if w.h.test && w.h.decl {
		w.arguments(i)
	}
	if obj := w.owned(i); obj > 0 {
		name := w.name(obj)
		w.add(i, "assign "+name, "assigns to "+name+", which is the template's")
	}
}

func (w *watcher) address(i int) {
	if obj := w.owned(i); obj > 0 {
		name := w.name(obj)
		w.add(i, "address "+name, "takes the address of "+name+", which is the template's")
	}
}

func (w *watcher) name(obj int) string { return w.c.p.Objects[obj-1].Symbol.Name }

// shadows reports a new name that hides one that the template uses.
func (w *watcher) shadows(i int) {
	n := &w.c.p.Nodes[i]
	if n.Obj == 0 {
		return
	}
	name := w.name(n.Obj)
	hides := w.c.reserved[name]
	for e := w.e; e != nil && !hides; e = e.up {
		hides = e.p >= 0 && int(e.p) != n.Obj-1 && w.c.p.Objects[e.p].Symbol.Name == name && w.c.p.Objects[e.p].What != "label"
	}
	if hides {
		w.add(i, "shadow "+name, "declares "+name+", which hides a name that the template uses")
	}
}

// used judges a name: what it may read, whether it ends the function, what it reaches.
func (w *watcher) used(i int, in inside) {
	c, n := w.c, &w.c.p.Nodes[i]
	if n.Obj == 0 {
		return
	}
	o := &c.p.Objects[n.Obj-1]
	if w.h.test && !in.later {
		w.inTests(i, in.called)
	}
	switch {
	case o.Kind == inventory.ObjectUniverse:
		switch o.Symbol.Name {
		case "panic":
			if w.h.runs || w.h.decl {
				w.add(i, "panic", "panics although the template goes on")
			}
		case "recover":
			w.add(i, "recover", "recovers from panics, which are not its own alone")
		}
		return
	case o.Kind == inventory.ObjectOutside:
		symbol := o.Symbol.String()
		if ends[symbol] && (in.called || !w.h.decl || !w.h.test) {
			w.add(i, "exit "+symbol, "ends the process or the goroutine with "+o.Symbol.Short())
		} else {
			w.reaches(i, symbol, o.Symbol.Short())
		}
	}
	if n.Kind == inventory.NodeSelect && n.Text == "method&" && (o.Kind == inventory.ObjectOutside || w.variable(i+1) > 0) {
		w.address(i + 1) // methods of the package's own types are looked at where they are declared
	}
	if t, ok := w.ofTemplate(n.Obj); ok && o.What == "var" && w.h.reads != nil && !slices.Contains(w.h.reads, t) && !w.told(o.Symbol.Name) {
		w.add(i, "read "+o.Symbol.Name, "reads "+o.Symbol.Name+", which the hole is not given")
	}
}

// told reports whether worse than that it is read was said of a variable.
func (w *watcher) told(name string) bool {
	return slices.ContainsFunc(w.found, func(d duty) bool { return d.key == "assign "+name || d.key == "address "+name })
}

func (w *watcher) reaches(i int, symbol, name string) {
	if w.c.s.MayReach == nil {
		return
	}
	for _, word := range w.c.s.MayReach(symbol) {
		w.add(i, "reach "+word+" "+symbol, "reaches "+word+" by "+name+", which holes of this template may not")
	}
}

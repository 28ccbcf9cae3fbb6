package conform

import (
	"maps"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// variable returns the variable of which an expression is a part, 0 if it is behind a pointer, a slice or a map.
func (w *watcher) variable(i int) int {
	for {
		n := &w.c.p.Nodes[i]
		switch n.Kind {
		case inventory.NodeName:
			return w.isVar(i)
		case inventory.NodeSelect:
			if !strings.HasPrefix(n.Text, "field") || w.points(i+1) {
				return 0
			}
		case inventory.NodeIndex:
			if !w.isArray(i + 1) {
				return 0
			}
		default:
			return 0
		}
		i++
	}
}

// isVar returns the variable that a name stands for, 0 if it stands for something else.
func (w *watcher) isVar(i int) int {
	if n := &w.c.p.Nodes[i]; n.Kind == inventory.NodeName && n.Obj > 0 && w.c.p.Objects[n.Obj-1].What == "var" {
		return n.Obj
	}
	return 0
}

func (w *watcher) typeOf(i int) string {
	if t := w.c.p.Nodes[i].Type; t > 0 {
		return w.c.p.Types[t-1]
	}
	return ""
}

func (w *watcher) points(i int) bool { return strings.HasPrefix(w.typeOf(i), "*") }

func (w *watcher) isArray(i int) bool {
	t := w.typeOf(i)
	return strings.HasPrefix(t, "[") && !strings.HasPrefix(t, "[]")
}

// owned returns the template's object that changes with what an expression denotes, 0 if there is none: a variable, a
// field, the whole of a type with such fields, or a variable of the package by which it is reached.
func (w *watcher) owned(i int) int {
	if obj := w.variable(i); obj > 0 {
		if _, ok := w.ofTemplate(obj); !ok {
			return 0 // a variable of its own, and all in it
		}
		return obj
	}
	if obj := w.held(i); obj > 0 {
		return obj
	}
	return w.field(i)
}

// held returns the template's variable of the package by which a value is reached, through whatever is between.
func (w *watcher) held(i int) int {
	for {
		switch n := &w.c.p.Nodes[i]; n.Kind {
		case inventory.NodeName:
			if n.Obj > 0 && w.c.p.Objects[n.Obj-1].Kind == inventory.ObjectOwn && w.c.g.ofP[n.Obj-1] > 0 {
				return w.isVar(i)
			}
			return 0
		case inventory.NodeSelect:
			if n.Text != "field" {
				return 0
			}
		case inventory.NodeIndex, inventory.NodeStar, inventory.NodeSlice:
		default:
			return 0
		}
		i++
	}
}

// changes reports what the predeclared functions do to their first argument.
func (w *watcher) changes(call int) {
	if o := w.c.p.object(call + 1); o == nil || o.Kind != inventory.ObjectUniverse || w.c.p.Nodes[call].Size < 3 {
		return
	}
	switch w.c.p.object(call + 1).Symbol.Name {
	case "append":
		if w.c.p.Nodes[call+2].Kind != inventory.NodeSlice { // a slice as it is has no room that anybody sees
			return
		}
		fallthrough
	case "clear", "copy", "delete":
		if obj := w.held(call + 2); obj > 0 {
			name := w.name(obj)
			w.add(call, "assign "+name, "changes what "+name+" holds, which is the template's")
		}
	}
}

// field returns the template's field that an expression denotes, or the template's type whose whole value it is. Exported
// fields are everybody's but those of a receiver, and what the hole made itself is its own.
func (w *watcher) field(i int) int {
	n := &w.c.p.Nodes[i]
	switch n.Kind {
	case inventory.NodeIndex:
		if w.isArray(i + 1) {
			return w.field(i + 1)
		}
	case inventory.NodeSelect:
		if n.Text == "field" && n.Obj > 0 && w.c.g.ofP[n.Obj-1] > 0 && w.foreign(i+1) {
			return n.Obj
		}
		if n.Text == "field" && n.Obj > 0 && w.isReceiver(i+1) && w.c.declaresField(&w.c.p.Objects[n.Obj-1]) {
			return n.Obj
		}
	case inventory.NodeStar:
		if g := w.c.guarded()[generic(strings.TrimPrefix(w.typeOf(i+1), "*"))]; g.obj > 0 && (w.isReceiver(i+1) || g.closed && w.foreign(i+1)) {
			return g.obj
		}
	}
	return 0
}

// isReceiver reports whether an expression is the receiver of a method of the template, or what it points to.
func (w *watcher) isReceiver(i int) bool {
	if w.c.p.Nodes[i].Kind == inventory.NodeStar {
		i++
	}
	t, ok := w.ofTemplate(w.isVar(i))
	return ok && slices.ContainsFunc(w.c.t.Decls, func(d inventory.FormDecl) bool {
		return d.Kind == "method" && w.c.t.Nodes[d.Root+1].Obj == t+1
	})
}

// declaresField reports whether the template's type declares the exported field that the package's type has.
func (c *comparer) declaresField(p *inventory.FormObject) bool {
	for _, d := range c.t.Decls {
		if d.Kind != "type" || d.Obj == 0 || c.g.ofT[d.Obj-1] <= 0 || c.p.Objects[c.g.ofT[d.Obj-1]-1].Symbol.Name != p.Symbol.Recv {
			continue
		}
		body := c.t.second(d.Root)
		for f := range c.t.children(body) {
			if o := c.t.object(f); o != nil && c.t.spells[c.t.Nodes[f].Obj-1] == p.Symbol.Name && !c.r.isFieldHole(c.t.view, f) {
				return c.t.Nodes[body].Kind == inventory.NodeStruct
			}
		}
	}
	return false
}

// foreign reports whether a value, or what it points to, may be another's than the hole's.
func (w *watcher) foreign(i int) bool {
	n := &w.c.p.Nodes[i]
	switch n.Kind {
	case inventory.NodeName:
		if _, ok := w.ofTemplate(n.Obj); ok {
			return true
		}
		return w.points(i) && !w.c.fresh()[n.Obj]
	case inventory.NodeSelect:
		if n.Text == "field" && !w.points(i) {
			return n.Obj > 0 && w.c.g.ofP[n.Obj-1] > 0 && w.foreign(i+1)
		}
	case inventory.NodeIndex: // elements may be changed, what they point to may not
		return w.points(i)
	case inventory.NodeStar:
		return w.foreign(i + 1)
	case inventory.NodeLit:
		return false
	case inventory.NodeUnary, inventory.NodeCall:
		return !w.c.makes(i)
	}
	return true
}

// structure is a struct of the template as the package has it.
type structure struct {
	obj    int  // of the package's type, from 1
	closed bool // it has fields of the template that only this package can name
}

// guarded returns the template's structs with fields of its own, as types are written.
func (c *comparer) guarded() map[string]structure {
	if c.structs != nil {
		return c.structs
	}
	c.structs = map[string]structure{}
	for _, d := range c.t.Decls {
		if d.Kind != "type" || d.Obj == 0 || c.g.ofT[d.Obj-1] <= 0 || c.t.Nodes[c.t.second(d.Root)].Kind != inventory.NodeStruct {
			continue
		}
		for f := range c.t.children(c.t.second(d.Root)) {
			if o := c.t.object(f); o != nil && !c.r.isFieldHole(c.t.view, f) {
				obj := int(c.g.ofT[d.Obj-1])
				sym := c.p.Objects[obj-1].Symbol
				name := sym.Pkg + "." + sym.Name
				c.structs[name] = structure{obj, c.structs[name].closed || !exported(o.Symbol.Name)}
			}
		}
	}
	return c.structs
}

// generic returns the name of a type without its type arguments.
func generic(text string) string {
	name, _, _ := strings.Cut(text, "[")
	return name
}

// fresh returns the package's variables that point to nothing but what was made for them: p := &T{}.
func (c *comparer) fresh() map[int]bool {
	if c.made != nil {
		return c.made
	}
	c.made = map[int]bool{}
	again := map[int]bool{}
	for i := range c.p.Nodes {
		switch n := &c.p.Nodes[i]; n.Kind {
		case inventory.NodeDefine:
			if left := i + 1; c.p.Nodes[left].Size == 2 && c.p.Nodes[left+1].Kind == inventory.NodeDef && c.makes(c.p.second(i)+1) {
				c.made[c.p.Nodes[left+1].Obj] = true
				continue
			}
			fallthrough
		case inventory.NodeAssign:
			for l := range c.p.children(i + 1) {
				again[c.p.Nodes[l].Obj] = true
			}
		case inventory.NodeRange:
			again[c.p.Nodes[i+1].Obj], again[c.p.Nodes[c.p.second(i)].Obj] = true, true
		case inventory.NodeUnary:
			if n.Text == "&" {
				again[c.p.Nodes[i+1].Obj] = true
			}
		}
	}
	maps.DeleteFunc(c.made, func(obj int, _ bool) bool { return again[obj] })
	return c.made
}

// makes reports whether an expression points to something new: &T{} or new(T).
func (c *comparer) makes(i int) bool {
	n := &c.p.Nodes[i]
	switch n.Kind {
	case inventory.NodeUnary:
		return n.Text == "&" && c.p.Nodes[i+1].Kind == inventory.NodeLit
	case inventory.NodeCall:
		o := c.p.object(i + 1)
		return o != nil && o.Kind == inventory.ObjectUniverse && o.Symbol.Name == "new"
	}
	return false
}

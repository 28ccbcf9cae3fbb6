package conform

import (
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// replacement describes how a statement that was changed becomes the template's again. What it names must be named by the
// new text, too, lest an import or a variable is left without use.
func (w *writer) replacement(r *route) *Edit {
	if r.out.inner != nil || w.t.blocks[r.t] || w.p.blocks[r.p] || w.t.Nodes[r.t].Kind != w.p.Nodes[r.p].Kind {
		return nil
	}
	at := w.p.Nodes[r.p].Pos
	text, ok := w.restored(r, at.File)
	if !ok || !w.usesNoMore(r.t, r.p, r.out.env) {
		return nil
	}
	return &Edit{Pos: at, Text: text}
}

// insertion describes how a statement that is missing comes back before a place, or at the end of a block.
func (w *writer) insertion(r *route, at inventory.Pos, last bool) *Edit {
	if w.declaresAny(r.t) || w.t.Nodes[r.t].Kind == inventory.NodeReturn || w.t.Nodes[r.t].Kind == inventory.NodeClause || w.t.Nodes[r.t].Kind == inventory.NodeComm {
		return nil
	}
	text, ok := w.restored(r, at.File)
	if !ok {
		return nil
	}
	if text += "\n"; last {
		text = "\n" + text
	}
	return &Edit{Pos: inventory.Pos{File: at.File, Start: at.Start, End: at.Start}, Text: text}
}

// declaresAny reports whether a statement declares names that statements behind it could use.
func (w *writer) declaresAny(t int) bool {
	switch w.t.Nodes[t].Kind {
	case inventory.NodeDefine, inventory.NodeVar, inventory.NodeTypeStmt, inventory.NodeLabeled:
		return true
	}
	return false
}

// restored returns a statement of the template with the package's names in it. It is not ok if it holds a hole, or
// something that cannot be said in a file of the package for sure.
func (w *writer) restored(r *route, file int) (string, bool) {
	at := w.t.Nodes[r.t].Pos
	text := w.text(at)
	type change struct {
		start, end int
		name       string
	}
	var changes []change
	for i := r.t; i < r.t+w.t.Nodes[r.t].Size; i++ {
		n := &w.t.Nodes[i]
		if w.r.isStmtHole(w.t.view, i) || w.r.isExprHole(w.t.view, i) || w.r.hasFieldHole(w.t.view, i) {
			return "", false
		}
		old := w.text(n.Pos)
		if n.Kind == inventory.NodeConst && !isLiteral(old) {
			return "", false
		}
		if n.Obj == 0 {
			continue
		}
		name, ok := w.spelled(n.Obj-1, r.env, file)
		if !ok {
			return "", false
		}
		end := n.Pos.End
		start := max(n.Pos.Start, end-len(w.t.Objects[n.Obj-1].Symbol.Name))
		switch {
		case n.Kind == inventory.NodeSelect:
		case n.Kind == inventory.NodeName && old != "" && isPath(old), n.Kind == inventory.NodeDef:
			start = n.Pos.Start
		case w.named(old, name):
			continue // somewhere in a type that is spelled alike
		default:
			return "", false
		}
		changes = append(changes, change{start - at.Start, end - at.Start, name})
	}
	slices.SortFunc(changes, func(a, b change) int { return b.start - a.start })
	last := len(text) + 1
	for _, c := range changes {
		if c.start < 0 || c.end > last || c.end > len(text) || c.start > c.end {
			return "", false
		}
		if c.start == last { // the same name twice, as in a key
			continue
		}
		text, last = text[:c.start]+c.name+text[c.end:], c.start
	}
	return text, true
}

// named reports whether a name stands in a text as a word.
func (w *writer) named(text, name string) bool {
	return slices.Contains(strings.FieldsFunc(text, func(r rune) bool {
		return r != '_' && r != '.' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	}), name)
}

func isLiteral(text string) bool {
	return text == "true" || text == "false" || text != "" && strings.ContainsRune("\"`'0123456789-", rune(text[0])) && !strings.ContainsAny(text, "+()|&<>")
}

// isPath reports whether a text is a name, maybe with that of its package.
func isPath(text string) bool { return !strings.ContainsAny(text, " \t\n()[]{}*&") }

// spelled returns how a file of the package spells an object of the template.
func (w *writer) spelled(t int, e *env, file int) (string, bool) {
	o := &w.t.Objects[t]
	switch o.Kind {
	case inventory.ObjectUniverse:
		return o.Symbol.Name, true
	case inventory.ObjectOutside:
		if o.Symbol.Recv != "" || o.What == "field" {
			return w.t.spells[t], true
		}
		name, at := o.Symbol.Name, w.pathOf(o.Symbol.Pkg)
		if b := w.g.ofT[t]; b > 0 {
			name = w.p.Objects[b-1].Symbol.Name
		} else if b, ok := e.ofTemplate(t); ok && b >= 0 {
			name = w.p.Objects[b].Symbol.Name
		}
		for _, imp := range w.p.unit.Imports {
			if imp.Path == at && imp.Pos.File == file && imp.Name != "_" && imp.Name != "." {
				return importName(imp) + "." + name, true
			}
		}
		return "", false
	case inventory.ObjectMember:
		if k := w.t.keys[t]; k != "" {
			return w.t.spells[t], slices.Contains(w.p.keys, k) // else the package lacks it, or calls it otherwise
		}
	}
	if b := w.g.ofT[t]; b > 0 {
		return w.p.Objects[b-1].Symbol.Name, true
	}
	b, ok := e.ofTemplate(t)
	switch {
	case ok && b >= 0:
		return w.p.Objects[b].Symbol.Name, true
	case ok || o.Kind != inventory.ObjectLocal:
		return "", false
	}
	return o.Symbol.Name, true // declared by the statement itself
}

// usesNoMore reports whether everything that a statement of the package names is named by the template's, too.
func (w *writer) usesNoMore(t, p int, e *env) bool {
	named := map[string]bool{}
	for i := t; i < t+w.t.Nodes[t].Size; i++ {
		if o := w.t.object(i); o != nil {
			named[useKey(o)] = true
			if b, ok := e.ofTemplate(w.t.Nodes[i].Obj - 1); ok && b >= 0 {
				named[useKey(&w.p.Objects[b])] = true
			}
			if b := w.g.ofT[w.t.Nodes[i].Obj-1]; b > 0 {
				named[useKey(&w.p.Objects[b-1])] = true
			}
		}
	}
	for i := p; i < p+w.p.Nodes[p].Size; i++ {
		if o := w.p.object(i); o != nil && (o.Kind == inventory.ObjectOutside && o.Symbol.Recv == "" || o.Kind == inventory.ObjectLocal) && !named[useKey(o)] {
			return false
		}
	}
	return true
}

// useKey names what must not be left without use: a package, or a variable.
func useKey(o *inventory.FormObject) string {
	if o.Kind == inventory.ObjectOutside {
		return "import " + o.Symbol.Pkg
	}
	return "name " + o.Symbol.Name
}

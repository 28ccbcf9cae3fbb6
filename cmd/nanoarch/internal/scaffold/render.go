package scaffold

import (
	"go/ast"
	"go/token"
)

// renderer writes pieces of the new version for one file of the package: with the package's own names, the file's own
// imports, and what the package has in the holes.
type renderer struct {
	*merge
	next, old *decl
	into      *File
	holes     map[ast.Node]*filling // by the new version's node
	scope     scope
	qualifier map[string]string // names of the file's imports by path
	extra     edits
}

func (g *merge) renderer(next, old *decl, into *File) *renderer {
	r := &renderer{merge: g, next: next, old: old, into: into, holes: map[ast.Node]*filling{}, scope: newScope(g.next, next), qualifier: map[string]string{}}
	for n, p := range g.p.imports(into) {
		if n != "_" && n != "." {
			r.qualifier[p] = n
		}
	}
	return r
}

// pair lets holes of a piece of the old version go on in a piece of the new one: in their order if there are as many, else
// those that ask for the same.
func (r *renderer) pair(old, next ast.Node) {
	a, b := r.t.holesIn(r.old.f, old), r.merge.next.holesIn(r.next.f, next)
	used := map[ast.Node]bool{}
	for i, n := range b {
		for j, o := range a {
			if used[o.node] || o.kind != n.kind || len(a) == len(b) && i != j || len(a) != len(b) && o.text != n.text {
				continue
			}
			if h := r.match.holes[o.node]; h != nil {
				r.holes[n.node], used[o.node] = h, true
				r.kept[o.node] = true
				break
			}
		}
	}
}

type holeAt struct {
	node ast.Node
	kind string
	text string
}

// holesIn returns the holes of a piece of a template in their order.
func (t *Tree) holesIn(f *File, n ast.Node) (out []holeAt) {
	add := func(n ast.Node, kind string) {
		out = append(out, holeAt{n, kind, f.text(n.Pos(), n.End())})
	}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ExprStmt:
			if t.stmtsHole(f, n) != nil {
				add(n, "stmts")
				return false
			}
		case *ast.CallExpr:
			if t.exprHole(f, n) != nil {
				add(n, "expr")
				return false
			}
		case *ast.StructType:
			if t.typeHole(f, n) {
				add(n, "type")
				return false
			}
		case *ast.Field:
			if t.fieldHole(f, n) {
				add(n, "fields")
				return false
			}
		}
		return true
	})
	return out
}

// text writes what stands between two places of the new version.
func (r *renderer) text(from, to token.Pos) string {
	f := r.next.f
	e := append(edits{}, r.extra...)
	imports := r.merge.next.imports(f)
	foreign := r.merge.next.foreign(f)
	ast.Inspect(r.next.outer(), func(n ast.Node) bool {
		if n == nil || n.End() < from || n.Pos() > to {
			return false
		}
		if h := r.holes[n]; h != nil {
			e.add(f, n.Pos(), n.End(), string(h.f.Src[h.start:h.end]))
			return false
		}
		if id, ok := n.(*ast.Ident); ok && !foreign[id] {
			if is := r.name(id.Name, imports); is != id.Name {
				e.add(f, id.Pos(), id.End(), is)
			}
		}
		return true
	})
	fresh := edits{}
	r.merge.next.fill(f, r.next.outer(), r.merge.names, &fresh)
	e = append(e, fresh...) // where a hole has a filling, that one came first
	return e.apply(f.Src, f.offset(from), f.offset(to))
}

// name returns what the package calls something of the template.
func (r *renderer) name(name string, imports map[string]string) string {
	switch {
	case r.scope.locals[name]:
		if r.old != nil {
			if is, ok := r.match.names[r.old.local()+" "+name]; ok {
				return is
			}
		}
		if is, ok := r.match.names[member+" "+name]; ok && r.old == nil {
			return is
		}
		return name
	case imports[name] != "":
		if is, ok := r.qualifier[imports[name]]; ok {
			return is
		}
		return name
	}
	if was, ok := r.renamed[unit(r.next.f)+" "+name]; ok {
		if is, ok := r.match.names[unit(r.next.f)+" "+was]; ok && is == was && ast.IsExported(name) {
			return name // others call it as the template says, and so it has the new name
		} else if ok {
			return is
		}
	}
	for _, where := range []string{unit(r.next.f), member} {
		if is, ok := r.match.names[where+" "+name]; ok {
			return is
		}
	}
	for _, u := range r.t.units() {
		if is, ok := r.match.names[u+" "+name]; ok {
			return is
		}
	}
	return name
}

// words writes a comment with the package's own names in it.
func (r *renderer) words(doc string) string {
	return docFirst.ReplaceAllStringFunc(doc, func(s string) string { return "// " + r.name(s[3:], nil) })
}

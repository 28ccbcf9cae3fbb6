package scaffold

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"maps"
	"path"
	"slices"
	"strings"
)

// merge carries a package from one version of a template to another.
type merge struct {
	*match                    // the package on the old version
	now     *match            // the package on the new version, as far as it goes
	renamed map[string]string // name of the new version, after its scope -> name of the old one
	next    *Tree             // the new version, at the package's place
	names   []Name            // for holes that are new
	was     map[*decl]*decl   // declaration of the new version -> of the old one
	edits   map[*File]*edits
	created map[string][]*decl           // declarations of the new version for files that the package lacks
	offers  map[string]map[string]string // imports that a file of the package may need, by its name
	kept    map[ast.Node]bool            // holes of the old version whose filling stays
	unsafe  string                       // why the package cannot be carried on
}

// carry returns the package's files as they stand on the new version, without those that stay as they are; a file that
// goes away is nil. What stands in holes stays byte for byte. The error says why it cannot be done safely.
func carry(m, now *match, names []Name) (map[string][]byte, error) {
	next := now.t
	g := &merge{
		match: m, now: now, renamed: map[string]string{}, next: next, names: names, was: map[*decl]*decl{}, edits: map[*File]*edits{},
		created: map[string][]*decl{}, offers: map[string]map[string]string{}, kept: map[ast.Node]bool{},
	}
	becomes := map[*decl]*decl{}
	for _, u := range next.units() {
		g.pairVersions(m.t.decls(u), next.decls(u), becomes)
	}
	for b, a := range g.was {
		for i, n := range b.names {
			g.renamed[unit(b.f)+" "+n] = a.names[i]
		}
	}
	for _, u := range next.units() {
		var before *decl // of the package, behind which new declarations go
		for _, d := range next.decls(u) {
			old := g.was[d]
			switch {
			case old == nil || m.decls[old] == nil:
				g.insert(d, before)
			default:
				g.change(old, d, m.decls[old])
				before = m.decls[old]
			}
		}
	}
	for d, e := range m.decls {
		if becomes[d] == nil {
			start, end := e.bounds()
			g.at(e.f).add(e.f, start, end, "")
		}
	}
	for hole, h := range m.holes {
		if !g.kept[hole] && g.unsafe == "" && g.written(hole, h) {
			at := h.f.fset.Position(h.f.ast.FileStart).Filename
			g.unsafe = fmt.Sprintf("what stands in a hole in %s would be lost, since the template has that hole no more; move it, or write the hole into the template again", at)
		}
	}
	if g.unsafe != "" {
		return nil, fmt.Errorf("%s", g.unsafe)
	}
	return g.files()
}

// pairVersions finds the same declarations in two versions of a template: by name, and what is left by what it says.
func (g *merge) pairVersions(old, next []*decl, becomes map[*decl]*decl) {
	alike := []func(a, b *decl) bool{
		func(a, b *decl) bool { return a.key() == b.key() && a.text() == b.text() },
		func(a, b *decl) bool { return a.key() == b.key() },
		func(a, b *decl) bool {
			return a.kind == b.kind && a.recv == b.recv && len(a.names) == len(b.names) && anonymous(a) == anonymous(b)
		},
	}
	for _, same := range alike {
		for _, b := range next {
			for _, a := range old {
				if g.was[b] == nil && becomes[a] == nil && same(a, b) {
					g.was[b], becomes[a] = a, b
				}
			}
		}
	}
}

// anonymous returns a declaration without its names and comments: two that differ in these only were renamed.
func anonymous(d *decl) string {
	text := d.f.text(d.node.Pos(), d.node.End())
	for _, n := range d.names {
		text = strings.ReplaceAll(text, n, "\x00")
	}
	return text
}

func (g *merge) at(f *File) *edits {
	if g.edits[f] == nil {
		g.edits[f] = &edits{}
	}
	return g.edits[f]
}

// change writes into the package's declaration what differs between the two versions.
func (g *merge) change(old, next, e *decl) {
	if old.text() == next.text() && !g.lacks(old.node) {
		g.keepAll(old.node)
		return
	}
	g.offer(e.f, next.f)
	g.comment(old, next, e)
	a, ok1 := old.node.(*ast.FuncDecl)
	b, ok2 := next.node.(*ast.FuncDecl)
	p, ok3 := e.node.(*ast.FuncDecl)
	r := g.renderer(next, old, e.f)
	if !ok1 || !ok2 || !ok3 || a.Body == nil || b.Body == nil || p.Body == nil {
		r.pair(old.node, next.node)
		if g.now.decls[next] == e || old.f.text(old.outer().Pos(), old.outer().End()) == next.f.text(next.outer().Pos(), next.outer().End()) {
			g.keepAll(old.node)
			return
		}
		g.at(e.f).add(e.f, e.node.Pos(), e.node.End(), r.text(next.node.Pos(), next.node.End()))
		return
	}
	g.keepAll(a.Type)
	g.clash(old, next, e)
	if g.now.decls[next] != e && old.f.text(a.Pos(), a.Body.Pos()) != next.f.text(b.Pos(), b.Body.Pos()) {
		g.at(e.f).add(e.f, p.Pos(), p.Body.Pos(), r.text(b.Pos(), b.Body.Pos()))
	}
	l := &listMerge{g, r, old, next, e, g.at(e.f)}
	l.run(a.Body.List, b.Body.List, stmts{p.Body.List, p.Body.Lbrace + 1, p.Body.Rbrace})
}

// lacks reports whether the package lacks statements below a node of the template.
func (g *merge) lacks(n ast.Node) bool {
	return slices.ContainsFunc(g.lost, func(s ast.Stmt) bool { return n.Pos() <= s.Pos() && s.End() <= n.End() })
}

// clash refuses names that are new in the template and that the author has used already.
func (g *merge) clash(old, next, e *decl) {
	known, has := newScope(g.t, old).locals, newScope(g.p, e).locals
	for _, n := range slices.Sorted(maps.Keys(newScope(g.next, next).locals)) {
		if has[n] && !known[n] {
			g.unsafe = fmt.Sprintf("the template declares %s in %s now, and the package has a variable of that name there; rename it", n, e.title())
		}
	}
}

// comment carries on the comment above a declaration, unless the package has one of its own.
func (g *merge) comment(old, next, e *decl) {
	was, is, has := docText(old), docText(next), docText(e)
	if was == is || is == "" || has != "" && has != was {
		return
	}
	start := e.outer().Pos()
	if e.doc != nil {
		g.at(e.f).add(e.f, e.doc.Pos(), e.doc.End(), is)
		return
	}
	g.at(e.f).add(e.f, start, start, is+"\n")
}

func docText(d *decl) string {
	if d.doc == nil {
		return ""
	}
	var lines []string
	for _, c := range d.doc.List {
		if !strings.HasPrefix(c.Text, directive) {
			lines = append(lines, c.Text)
		}
	}
	return strings.Join(lines, "\n")
}

// insert writes a declaration that is new in the template: behind the one before it, or into a file of its own.
func (g *merge) insert(d, before *decl) {
	for _, e := range g.extra {
		if e.like(d) {
			g.unsafe = fmt.Sprintf("the template has %s now, and the package has one of its own at %s:%d; rename that one",
				d.title(), path.Join(g.p.Dir, e.f.Name), e.f.fset.PositionFor(e.node.Pos(), false).Line)
			return
		}
	}
	var into *File
	for _, f := range g.p.Files {
		if f.Name == d.f.Name && unit(f) == unit(d.f) {
			into = f
		}
	}
	switch {
	case before != nil && (into == nil && g.sharesFile(d) || into == before.f):
		into = before.f
		_, end := before.bounds()
		at := before.f.endOfLine(end)
		if before.alone == nil && before.kind != "func" { // inside a group: behind all of it
			for _, x := range before.f.ast.Decls {
				if x.Pos() <= at && at < x.End() {
					at = x.End()
				}
			}
		}
		g.at(into).add(into, at, at, "\n\n"+g.whole(d, into))
	case into != nil:
		end := into.ast.FileEnd
		g.at(into).add(into, end, end, "\n\n"+g.whole(d, into)+"\n")
	default:
		g.created[d.f.Name] = append(g.created[d.f.Name], d)
		return
	}
	g.offer(into, d.f)
}

// sharesFile reports whether the template has older declarations beside this one.
func (g *merge) sharesFile(d *decl) bool {
	for _, o := range g.next.decls(unit(d.f)) {
		if o.f == d.f && g.was[o] != nil {
			return true
		}
	}
	return false
}

// whole writes a new declaration with its holes filled.
func (g *merge) whole(d *decl, into *File) string {
	r := g.renderer(d, nil, into)
	text := r.text(d.outer().Pos(), d.outer().End())
	if d.alone == nil && d.kind != "func" {
		text = d.kind + " " + text
	}
	if doc := docText(d); doc != "" {
		text = r.words(doc) + "\n" + text
	}
	return text
}

// offer says that a file of the package may need what a file of the template imports.
func (g *merge) offer(f, from *File) {
	if g.offers[f.Name] == nil {
		g.offers[f.Name] = map[string]string{}
	}
	maps.Copy(g.offers[f.Name], g.next.imports(from))
}

// keepAll says that everything that stands in the holes below a node of the old version stays.
func (g *merge) keepAll(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		if n != nil {
			g.kept[n] = true
		}
		return true
	})
}

// written reports whether an author has written something into a hole.
func (g *merge) written(hole ast.Node, h *filling) bool {
	text := strings.TrimSpace(string(h.f.Src[h.start:h.end]))
	var least edits
	var f *File
	for _, x := range g.t.Files {
		if x.ast.FileStart <= hole.Pos() && hole.Pos() <= x.ast.FileEnd {
			f = x
		}
	}
	g.t.fill(f, hole, g.names, &least)
	return text != strings.TrimSpace(least.apply(f.Src, f.offset(hole.Pos()), f.offset(hole.End()))) && text != "" && text != "struct{}" &&
		!strings.HasPrefix(text, "// TODO: write what belongs here.")
}

// files applies all edits.
func (g *merge) files() (map[string][]byte, error) {
	out := map[string][]byte{}
	for f, e := range g.edits {
		if len(*e) == 0 {
			continue
		}
		src, err := tidy(g.next, f.Name, e.whole(f.Src), g.offers[f.Name], !formatted(f.Src))
		if err != nil {
			return nil, err
		}
		if one, err := Parse(g.p.Dir, g.p.ImportPath, g.p.Hole, map[string][]byte{f.Name: src}); err == nil && len(one.decls(unit(one.Files[0]))) == 0 && len(g.p.decls(unit(f))) > 0 {
			src = nil // all that was in it was the template's
		}
		if !same(src, f.Src) {
			out[f.Name] = src
		}
	}
	for _, name := range slices.Sorted(maps.Keys(g.created)) {
		src, err := g.create(name)
		if err != nil {
			return nil, err
		}
		out[name] = src
	}
	return out, nil
}

// create writes a file that the package lacks.
func (g *merge) create(name string) ([]byte, error) {
	var from *File
	for _, f := range g.next.Files {
		if f.Name == name {
			from = f
		}
	}
	text := ""
	if from.ast.Doc != nil && !g.hasDoc(from) {
		text = from.text(from.ast.Doc.Pos(), from.ast.Doc.End()) + "\n"
	}
	text += "package " + from.ast.Name.Name + "\n"
	empty := &File{Name: name, Src: nil, ast: &ast.File{Name: from.ast.Name}, fset: g.p.fset}
	for _, d := range g.created[name] {
		text += "\n" + g.whole(d, empty) + "\n"
	}
	return tidy(g.next, name, []byte(text), g.next.imports(from), false)
}

// formatted reports whether a file is written as gofmt would write it. Formatting another one would change what stands in
// its holes.
func formatted(src []byte) bool {
	out, err := format.Source(src)
	return err == nil && bytes.Equal(out, src)
}

func (g *merge) hasDoc(like *File) bool {
	return slices.ContainsFunc(g.p.Files, func(f *File) bool { return unit(f) == unit(like) && f.ast.Doc != nil })
}

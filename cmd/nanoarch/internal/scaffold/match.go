package scaffold

import (
	"fmt"
	"go/ast"
	"path"
	"strconv"
	"strings"
)

// match is how a package stands on a version of a template, which is taken At its place.
type match struct {
	t, p    *Tree
	decls   map[*decl]*decl       // of the template -> of the package
	holes   map[ast.Node]*filling // by the template's node
	stmts   map[ast.Stmt]ast.Stmt // of the template -> of the package
	names   map[string]string     // name of the template, after its scope -> name of the package
	taken   map[string]string     // the other way round
	extra   []*decl               // of the package
	missing []*decl               // of the template
	lenient bool                  // statements and declarations of the template may be missing
	lost    []ast.Stmt            // that are, if so
	exact   bool                  // exported names are those of the template
	values  []Name                // of the package's captures, if so

	trail  []func() // undo what was tried in vain
	steps  int
	d      *decl // being matched
	e      *decl
	scopes [2]scope
}

// filling is what stands in a hole.
type filling struct {
	f          *File
	start, end int
	weight     int // how much of the author's is in it: statements, or 1
}

// scope is what names mean in a declaration.
type scope struct {
	locals  map[string]bool
	top     map[string]bool // declared by the unit
	imports map[string]string
}

// matchTrees finds out how a package stands on a template. It never fails: what does not fit is missing or extra.
func matchTrees(t, p *Tree, lenient bool) *match {
	m := &match{t: t, p: p, lenient: lenient}
	m.run()
	return m
}

// matchNamed is matchTrees for a package that calls what is exported as the template does.
func matchNamed(t, p *Tree, lenient bool, names []Name) *match {
	m := &match{t: t, p: p, lenient: lenient, exact: true, values: names}
	m.run()
	return m
}

func (m *match) run() {
	t, p := m.t, m.p
	m.decls, m.holes, m.stmts = map[*decl]*decl{}, map[ast.Node]*filling{}, map[ast.Stmt]ast.Stmt{}
	m.names, m.taken = map[string]string{}, map[string]string{}
	type side struct{ t, p []*decl }
	var sides []side
	for _, u := range t.units() {
		sides = append(sides, side{t.decls(u), p.decls(u)})
	}
	used := map[*decl]bool{}
	for _, byName := range []bool{true, false} { // what has the same name goes first: it tells how other things are called
		for _, s := range sides {
			for _, d := range s.t {
				for _, e := range s.p {
					if m.decls[d] == nil && !used[e] && d.kind == e.kind && len(d.names) == len(e.names) && (d.key() == e.key()) == byName && m.try(d, e) {
						m.decls[d], used[e] = e, true
					}
				}
			}
		}
	}
	for _, s := range sides {
		for _, d := range s.t {
			if m.decls[d] == nil {
				m.missing = append(m.missing, d)
			}
		}
		for _, e := range s.p {
			if !used[e] {
				m.extra = append(m.extra, e)
			}
		}
	}
}

// fits reports whether the package has all that the template has.
func (m *match) fits() bool { return len(m.missing) == 0 && len(m.lost) == 0 }

// weight says how much of the package is not the template's.
func (m *match) weight() int {
	sum := len(m.extra)
	for _, h := range m.holes {
		sum += h.weight
	}
	return sum
}

// try matches two declarations and leaves no trace if they differ.
func (m *match) try(d, e *decl) bool {
	mark := len(m.trail)
	m.steps = 0
	m.d, m.e = d, e
	m.scopes = [2]scope{newScope(m.t, d), newScope(m.p, e)}
	if m.node(d.node, e.node) {
		return true
	}
	m.back(mark)
	return false
}

// suits reports whether a statement of the package could be one of the template as it stands.
func (m *match) suits(d, e *decl, t, p ast.Stmt) bool {
	mark := len(m.trail)
	defer m.back(mark)
	m.steps = 0
	m.d, m.e = d, e
	m.scopes = [2]scope{newScope(m.t, d), newScope(m.p, e)}
	return m.node(t, p)
}

func newScope(t *Tree, d *decl) scope {
	s := scope{locals: map[string]bool{}, top: map[string]bool{}, imports: t.imports(d.f)}
	for _, o := range t.decls(unit(d.f)) {
		if o.recv == "" {
			for _, n := range o.names {
				s.top[n] = true
			}
		}
	}
	if f, ok := d.node.(*ast.FuncDecl); ok {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n.(type) {
			case *ast.FuncDecl, *ast.StructType, *ast.InterfaceType:
				return n == ast.Node(f)
			}
			for _, id := range declares(n) {
				s.locals[id.Name] = true
			}
			return true
		})
		for _, list := range []*ast.FieldList{f.Recv, f.Type.Params, f.Type.Results, f.Type.TypeParams} {
			for _, field := range fields(list) {
				for _, id := range field.Names {
					s.locals[id.Name] = true
				}
			}
		}
	}
	return s
}

func fields(list *ast.FieldList) []*ast.Field {
	if list == nil {
		return nil
	}
	return list.List
}

func (m *match) back(mark int) {
	for len(m.trail) > mark {
		m.trail[len(m.trail)-1]()
		m.trail = m.trail[:len(m.trail)-1]
	}
}

// bind says that a name of the template is a name of the package. It is so everywhere in a scope, and for one name only.
func (m *match) bind(where, name, is string) bool {
	if ast.IsExported(name) != ast.IsExported(is) && name != "_" {
		return false
	}
	if name == "_" || is == "_" {
		return name == is
	}
	if m.exact && !mayBe(where, name, is, m.values) {
		return false
	}
	k, r := where+" "+name, where+" "+is
	if was, ok := m.names[k]; ok {
		return was == is
	}
	if _, ok := m.taken[r]; ok {
		return false
	}
	m.names[k], m.taken[r] = is, name
	m.trail = append(m.trail, func() { delete(m.names, k); delete(m.taken, r) })
	return true
}

// local is the scope of names inside a function of the template.
func (d *decl) local() string { return "in " + d.f.Name + " " + d.key() }

const member = "member"

func (m *match) ident(t, p *ast.Ident) bool {
	a, b := &m.scopes[0], &m.scopes[1]
	switch {
	case a.locals[t.Name]:
		return b.locals[p.Name] && m.bind(m.d.local(), t.Name, p.Name)
	case a.top[t.Name]:
		return !b.locals[p.Name] && b.top[p.Name] && m.bind(unit(m.d.f), t.Name, p.Name)
	case a.imports[t.Name] != "":
		return !b.locals[p.Name] && !b.top[p.Name] && a.imports[t.Name] == b.imports[p.Name]
	}
	return t.Name == p.Name && !b.locals[p.Name] && !b.top[p.Name]
}

// member matches names of fields and methods.
func (m *match) member(t, p string) bool {
	if m.t.members()[t] {
		return m.bind(member, t, p)
	}
	return t == p
}

// members returns the names of fields and methods that the template declares.
func (t *Tree) members() map[string]bool {
	if t.memberNames != nil {
		return t.memberNames
	}
	out := map[string]bool{}
	for _, f := range t.Files {
		ast.Inspect(f.ast, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Recv != nil {
					out[n.Name.Name] = true
				}
			case *ast.StructType:
				for _, field := range n.Fields.List {
					for _, id := range field.Names {
						out[id.Name] = true
					}
				}
			case *ast.InterfaceType:
				for _, field := range n.Methods.List {
					for _, id := range field.Names {
						out[id.Name] = true
					}
				}
			}
			return true
		})
	}
	t.memberNames = out
	return out
}

// selector matches x.Sel: something of a package, or a field or method.
func (m *match) selector(t, p *ast.SelectorExpr) bool {
	if x, ok := t.X.(*ast.Ident); ok && !m.scopes[0].locals[x.Name] && !m.scopes[0].top[x.Name] && m.scopes[0].imports[x.Name] != "" {
		y, ok := p.X.(*ast.Ident)
		if !ok || !m.ident(x, y) {
			return false
		}
		if folder, own := m.t.folderOf(m.scopes[0].imports[x.Name]); own {
			return m.bind(strings.TrimPrefix(folder+"/", "./"), t.Sel.Name, p.Sel.Name)
		}
		return t.Sel.Name == p.Sel.Name
	}
	return m.node(t.X, p.X) && m.member(t.Sel.Name, p.Sel.Name)
}

// why says for people what of the template the package lacks.
func (m *match) why() string {
	if len(m.missing) > 0 {
		d := m.missing[0]
		for _, e := range m.extra {
			if e.like(d) {
				at := e.f.fset.PositionFor(e.node.Pos(), false)
				return fmt.Sprintf("%s at %s:%d is not what the template says", d.title(), path.Join(m.p.Dir, e.f.Name), at.Line)
			}
		}
		return fmt.Sprintf("%s of the template is not there", d.title())
	}
	return "statements of the template are not there"
}

func sameLiteral(a, b *ast.BasicLit) bool {
	if a.Kind != b.Kind {
		return false
	}
	x, err := strconv.Unquote(a.Value)
	y, err2 := strconv.Unquote(b.Value)
	if err != nil || err2 != nil {
		return a.Value == b.Value
	}
	return x == y
}

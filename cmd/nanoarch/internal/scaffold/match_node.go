package scaffold

import (
	"go/ast"
	"go/token"
	"reflect"
)

// maxSteps bounds how long two declarations are compared. Templates ask for far less; hostile code could ask for more.
const maxSteps = 200_000

// node matches a piece of the template with a piece of the package.
func (m *match) node(t, p ast.Node) bool {
	if m.steps++; m.steps > maxSteps {
		return false
	}
	if isNil(t) || isNil(p) {
		return isNil(t) && isNil(p)
	}
	t, p = unparen(t), unparen(p)
	f := m.d.f
	if m.t.exprHole(f, t) != nil {
		if _, ok := p.(ast.Expr); ok {
			return m.fill(t, p.Pos(), p.End(), 1)
		}
		return false
	}
	if m.t.typeHole(f, t) {
		if _, ok := p.(ast.Expr); ok {
			return m.fill(t, p.Pos(), p.End(), 1)
		}
		return false
	}
	if reflect.TypeOf(t) != reflect.TypeOf(p) {
		return false
	}
	switch t := t.(type) {
	case *ast.Ident:
		return m.ident(t, p.(*ast.Ident))
	case *ast.BasicLit:
		return sameLiteral(t, p.(*ast.BasicLit))
	case *ast.SelectorExpr:
		return m.selector(t, p.(*ast.SelectorExpr))
	case *ast.BlockStmt:
		return m.list(t.List, p.(*ast.BlockStmt).List, p.Pos()+1, p.End()-1)
	case *ast.CaseClause:
		q := p.(*ast.CaseClause)
		return m.generic(reflect.ValueOf(t.List), reflect.ValueOf(q.List)) && m.list(t.Body, q.Body, q.Colon+1, q.End())
	case *ast.CommClause:
		q := p.(*ast.CommClause)
		return m.node(t.Comm, q.Comm) && m.list(t.Body, q.Body, q.Colon+1, q.End())
	case *ast.FuncDecl:
		return m.function(t, p.(*ast.FuncDecl))
	case *ast.StructType:
		return m.members2(t.Fields, p.(*ast.StructType).Fields)
	case *ast.InterfaceType:
		return m.members2(t.Methods, p.(*ast.InterfaceType).Methods)
	case *ast.CallExpr:
		if t.Ellipsis.IsValid() != p.(*ast.CallExpr).Ellipsis.IsValid() {
			return false
		}
	case *ast.TypeSpec:
		if q := p.(*ast.TypeSpec); q.Assign.IsValid() && m.t.typeHole(f, t.Type) { // what stands in the hole starts with the sign
			return m.node(t.Name, q.Name) && m.node(t.TypeParams, q.TypeParams) && m.fill(t.Type, q.Assign, q.Type.End(), 1)
		} else if t.Assign.IsValid() != q.Assign.IsValid() {
			return false
		}
	case *ast.CompositeLit:
		return m.composite(t, p.(*ast.CompositeLit))
	}
	ok := m.generic(reflect.ValueOf(t).Elem(), reflect.ValueOf(p).Elem())
	if s, is := t.(ast.Stmt); ok && is {
		m.pair(s, p.(ast.Stmt))
	}
	return ok
}

func isNil(n ast.Node) bool {
	v := reflect.ValueOf(n)
	return n == nil || v.Kind() == reflect.Pointer && v.IsNil()
}

func unparen(n ast.Node) ast.Node {
	for {
		x, ok := n.(*ast.ParenExpr)
		if !ok {
			return n
		}
		n = x.X
	}
}

// fill notes what stands in a hole.
func (m *match) fill(hole ast.Node, from, to token.Pos, weight int) bool {
	f := m.e.f
	was, had := m.holes[hole]
	m.holes[hole] = &filling{f, f.offset(from), f.offset(to), weight}
	m.trail = append(m.trail, func() {
		delete(m.holes, hole)
		if had {
			m.holes[hole] = was
		}
	})
	return true
}

func (m *match) pair(t, p ast.Stmt) {
	m.stmts[t] = p
	m.trail = append(m.trail, func() { delete(m.stmts, t) })
}

func (m *match) function(t, p *ast.FuncDecl) bool {
	if t.Recv == nil && !m.bindTop(t.Name.Name, p.Name.Name) || t.Recv != nil && !m.member(t.Name.Name, p.Name.Name) {
		return false
	}
	return (t.Recv == nil) == (p.Recv == nil) && m.params(t.Recv, p.Recv) && m.params(t.Type.TypeParams, p.Type.TypeParams) &&
		m.params(t.Type.Params, p.Type.Params) && m.params(t.Type.Results, p.Type.Results) && m.node(t.Body, p.Body)
}

// bindTop matches names that declare something of the unit. Tests may be called as one likes.
func (m *match) bindTop(t, p string) bool { return m.bind(unit(m.d.f), t, p) }

// params matches parameters one by one, however they are grouped.
func (m *match) params(t, p *ast.FieldList) bool {
	a, b := flat(t), flat(p)
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if (a[i].name == nil) != (b[i].name == nil) || !m.node(a[i].typ, b[i].typ) {
			return false
		}
		if a[i].name != nil && !m.bind(m.d.local(), a[i].name.Name, b[i].name.Name) {
			return false
		}
	}
	return true
}

type param struct {
	name  *ast.Ident
	typ   ast.Expr
	field *ast.Field
}

func flat(list *ast.FieldList) (out []param) {
	for _, f := range fields(list) {
		if len(f.Names) == 0 {
			out = append(out, param{nil, f.Type, f})
		}
		for _, id := range f.Names {
			out = append(out, param{id, f.Type, f})
		}
	}
	return out
}

// members2 matches the fields of structs and the methods of interfaces, with room for more where the template has a hole.
func (m *match) members2(t, p *ast.FieldList) bool {
	a, b := flat(t), flat(p)
	hole := -1
	for i, x := range a {
		if m.t.fieldHole(m.d.f, x.field) {
			hole = i
		}
	}
	more := len(b) - len(a)
	if hole < 0 && more != 0 || hole >= 0 && more < -1 {
		return false
	}
	for i, x := range a {
		if i == hole {
			from, to := p.Opening+1, p.Closing
			if i > 0 {
				from = afterField(b[i-1].field)
			}
			if i+more+1 < len(b) {
				to = b[i+more+1].field.Pos()
				if d := b[i+more+1].field.Doc; d != nil {
					to = d.Pos()
				}
			}
			m.fill(x.field, from, to, more+1)
			continue
		}
		y := b[i]
		if hole >= 0 && i > hole {
			y = b[i+more]
		}
		if (x.name == nil) != (y.name == nil) || x.name != nil && !m.member(x.name.Name, y.name.Name) || !m.node(x.typ, y.typ) {
			return false
		}
		if (x.field.Tag == nil) != (y.field.Tag == nil) || x.field.Tag != nil && !sameLiteral(x.field.Tag, y.field.Tag) {
			return false
		}
	}
	return true
}

func afterField(f *ast.Field) token.Pos {
	if f.Comment != nil {
		return f.Comment.End()
	}
	return f.End()
}

// composite matches T{...}: keys are fields unless T is a map or an array.
func (m *match) composite(t, p *ast.CompositeLit) bool {
	if !m.node(t.Type, p.Type) || len(t.Elts) != len(p.Elts) {
		return false
	}
	_, isMap := t.Type.(*ast.MapType)
	_, isArray := t.Type.(*ast.ArrayType)
	for i, x := range t.Elts {
		y := p.Elts[i]
		kx, ok1 := x.(*ast.KeyValueExpr)
		ky, ok2 := y.(*ast.KeyValueExpr)
		if ok1 && ok2 && !isMap && !isArray {
			nx, ok1 := kx.Key.(*ast.Ident)
			ny, ok2 := ky.Key.(*ast.Ident)
			if ok1 && ok2 {
				if !m.member(nx.Name, ny.Name) || !m.node(kx.Value, ky.Value) {
					return false
				}
				continue
			}
		}
		if !m.node(x, y) {
			return false
		}
	}
	return true
}

var (
	posType     = reflect.TypeFor[token.Pos]()
	commentType = reflect.TypeFor[*ast.CommentGroup]()
	nodeType    = reflect.TypeFor[ast.Node]()
)

// generic matches what needs no care, part by part.
func (m *match) generic(t, p reflect.Value) bool {
	switch {
	case t.Type() == posType || t.Type() == commentType:
		return true
	case t.Type().Implements(nodeType) && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Interface):
		if t.IsNil() || p.IsNil() {
			return t.IsNil() && p.IsNil()
		}
		return m.node(t.Interface().(ast.Node), p.Interface().(ast.Node))
	}
	switch t.Kind() {
	case reflect.Slice:
		if t.Len() != p.Len() {
			return false
		}
		for i := range t.Len() {
			if !m.generic(t.Index(i), p.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Struct:
		for i := range t.NumField() {
			if !m.generic(t.Field(i), p.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Pointer, reflect.Interface:
		return true // ast.Object, ast.Scope: not resolved
	}
	return t.Equal(p)
}

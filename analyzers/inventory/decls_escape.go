package inventory

import (
	"go/ast"
	"go/types"
	"slices"
)

// fate is what becomes of a value: it stays (0), leaves the package, or comes back to the caller.
type fate uint8

const (
	leaves fate = 1 << iota
	comesBack
)

// tracker follows values through one function body or initialiser, by syntax: through local variables, but not through
// the fields of own structs that nobody else can see.
type tracker struct {
	*holder
	root    ast.Node
	parents map[ast.Node]ast.Node
	uses    map[types.Object][]*ast.Ident
	seen    map[types.Object]bool // variables being followed
}

func newTracker(h *holder, root ast.Node) *tracker {
	t := &tracker{holder: h, root: root, parents: map[ast.Node]ast.Node{}, uses: map[types.Object][]*ast.Ident{}, seen: map[types.Object]bool{}}
	var stack []ast.Node
	ast.Inspect(root, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		if len(stack) > 0 {
			t.parents[n] = stack[len(stack)-1]
		}
		stack = append(stack, n)
		if id, ok := n.(*ast.Ident); ok {
			if obj := h.info.Uses[id]; obj != nil {
				t.uses[obj] = append(t.uses[obj], id)
			}
		}
		return true
	})
	return t
}

// fate tells what becomes of the value of an expression.
func (t *tracker) fate(n ast.Node) fate {
	if n == t.root {
		return comesBack
	}
	switch p := t.parents[n].(type) {
	case *ast.ParenExpr, *ast.UnaryExpr, *ast.StarExpr, *ast.TypeAssertExpr:
		return t.fate(p)
	case *ast.KeyValueExpr:
		if lit, ok := t.parents[p].(*ast.CompositeLit); ok && p.Value == n {
			return t.element(lit, p)
		}
	case *ast.CompositeLit:
		return t.element(p, n)
	case *ast.CallExpr:
		return t.argument(p, n)
	case *ast.SelectorExpr:
		return t.methodValue(p)
	case *ast.ReturnStmt:
		return t.result(p)
	case *ast.AssignStmt:
		return t.assigned(p, n)
	case *ast.ValueSpec:
		return t.declared(p, n)
	case *ast.SendStmt:
		return leaves
	case *ast.IndexExpr:
		return t.fate(p)
	case *ast.RangeStmt:
		if id, ok := p.Value.(*ast.Ident); ok && p.X == n {
			return t.follow(t.info.ObjectOf(id))
		}
	}
	return 0
}

// follow joins the fates of all uses of a local variable.
func (t *tracker) follow(v types.Object) fate {
	if v == nil || t.seen[v] {
		return 0
	}
	if v.Parent() == t.pkg.Scope() {
		return leaves
	}
	t.seen[v] = true
	defer delete(t.seen, v)
	var f fate
	for _, id := range t.uses[v] {
		f |= t.fate(id)
	}
	return f
}

// methodValue: a method that is not called on the spot carries its receiver along.
func (t *tracker) methodValue(sel *ast.SelectorExpr) fate {
	if call, ok := t.parents[sel].(*ast.CallExpr); ok && call.Fun == sel {
		return 0
	}
	if s := t.info.Selections[sel]; s == nil || s.Kind() != types.MethodVal {
		return 0
	}
	return t.fate(sel)
}

// result: what a function literal returns goes where the literal goes.
func (t *tracker) result(n ast.Node) fate {
	for p := t.parents[n]; p != nil; p = t.parents[p] {
		if lit, ok := p.(*ast.FuncLit); ok {
			return t.fate(lit)
		}
	}
	return comesBack
}

// argument: other packages keep what they get. An own function passes on what it returns as an interface, and what it
// gives to an outside value.
func (t *tracker) argument(call *ast.CallExpr, n ast.Node) fate {
	tv := t.info.Types[call.Fun]
	if n == call.Fun || tv.IsType() || tv.IsBuiltin() {
		return t.fate(call)
	}
	to, ok := t.calleeOf(call)
	if !ok {
		return leaves
	}
	i, own := t.index[to.fn]
	if !own {
		if to.iface != nil && to.fn.Pkg() == t.pkg {
			return 0 // an own interface
		}
		return leaves
	}
	var f fate
	if e, ok := n.(ast.Expr); ok {
		for v := range to.sig.Results().Variables() {
			if types.IsInterface(v.Type()) && implements(t.typeOf(e), v.Type()) {
				f |= t.fate(call)
			}
		}
	}
	if t.registering[i] {
		f |= leaves
	}
	return f
}

func (t *tracker) assigned(s *ast.AssignStmt, n ast.Node) fate {
	var f fate
	for i, l := range s.Lhs {
		if len(s.Rhs) == len(s.Lhs) && s.Rhs[i] != n || !slices.ContainsFunc(s.Rhs, func(e ast.Expr) bool { return e == n }) {
			continue
		}
		f |= t.stored(ast.Unparen(l), n)
	}
	return f
}

// stored tells the fate of a value that is assigned to l.
func (t *tracker) stored(l ast.Expr, n ast.Node) fate {
	switch l := l.(type) {
	case *ast.Ident:
		if l.Name == "_" {
			return 0
		}
		return t.follow(t.info.ObjectOf(l))
	case *ast.IndexExpr:
		return t.stored(ast.Unparen(l.X), n)
	case *ast.SelectorExpr:
		s := t.info.Selections[l]
		if s == nil {
			return leaves
		}
		if field, ok := s.Obj().(*types.Var); ok && t.isHiddenField(s.Recv(), field, n) {
			return 0
		}
	}
	return leaves
}

func (t *tracker) declared(s *ast.ValueSpec, n ast.Node) fate {
	var f fate
	for i, id := range s.Names {
		if len(s.Values) != len(s.Names) || s.Values[i] == n {
			f |= t.follow(t.info.Defs[id])
		}
	}
	return f
}

// element tells the fate of a value inside a composite literal.
func (t *tracker) element(lit *ast.CompositeLit, n ast.Node) fate {
	typ := t.typeOf(lit)
	if typ == nil {
		return 0
	}
	s, ok := deref(typ).Underlying().(*types.Struct)
	if !ok {
		return t.fate(lit)
	}
	if named := namedOf(typ); named != nil && named.Obj().Pkg() != t.pkg {
		return leaves
	}
	field, value := fieldOf(s, lit, n)
	if field != nil && t.isHiddenField(typ, field, value) {
		return 0
	}
	return t.fate(lit)
}

// fieldOf returns the field that an element of a struct literal sets, and the value.
func fieldOf(s *types.Struct, lit *ast.CompositeLit, n ast.Node) (*types.Var, ast.Node) {
	if kv, ok := n.(*ast.KeyValueExpr); ok {
		if key, ok := kv.Key.(*ast.Ident); ok {
			for f := range s.Fields() {
				if f.Name() == key.Name {
					return f, kv.Value
				}
			}
		}
		return nil, kv.Value
	}
	for i, e := range lit.Elts {
		if e == n && i < s.NumFields() {
			return s.Field(i), n
		}
	}
	return nil, n
}

// isHiddenField reports whether nobody outside can get at a value through this field: it is unexported, and its owner
// does not pass itself off as the value (a decorator does).
func (t *tracker) isHiddenField(owner types.Type, field *types.Var, value ast.Node) bool {
	if field.Exported() || field.Embedded() {
		return false
	}
	e, ok := value.(ast.Expr)
	if !ok || !types.IsInterface(field.Type()) {
		return true
	}
	typ := t.typeOf(e)
	return typ == nil || !implements(typ, field.Type()) || !implements(deref(owner), field.Type())
}

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
	root int32                 // index of the code in reader.nodes
	uses map[int32][]int32     // identifiers of the code by the number of what they use, once asked for
	seen map[types.Object]bool // variables being followed
}

// fate tells what becomes of the value of the expression at an index.
func (t *tracker) fate(i int32) fate {
	if i == t.root {
		return comesBack
	}
	n, up := t.nodes[i].Node, t.nodes[i].up
	switch p := t.nodes[up].Node.(type) {
	case *ast.ParenExpr, *ast.UnaryExpr, *ast.StarExpr, *ast.TypeAssertExpr:
		return t.fate(up)
	case *ast.KeyValueExpr:
		if up == t.root {
			return 0
		}
		lit := t.nodes[up].up
		if _, ok := t.nodes[lit].Node.(*ast.CompositeLit); ok && p.Value == n {
			return t.element(lit, p)
		}
	case *ast.CompositeLit:
		return t.element(up, n)
	case *ast.CallExpr:
		return t.argument(up, n)
	case *ast.SelectorExpr:
		return t.methodValue(up)
	case *ast.ReturnStmt:
		return t.result(up)
	case *ast.AssignStmt:
		return t.assigned(p, n)
	case *ast.ValueSpec:
		return t.declared(p, n)
	case *ast.SendStmt:
		return leaves
	case *ast.IndexExpr:
		return t.fate(up)
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
	if t.seen == nil {
		t.seen = map[types.Object]bool{}
	}
	t.seen[v] = true
	defer delete(t.seen, v)
	var f fate
	for _, id := range t.usesOf(v) {
		f |= t.fate(id)
	}
	return f
}

// usesOf returns the identifiers in the code that stand for an object.
func (t *tracker) usesOf(v types.Object) []int32 {
	if t.uses == nil {
		t.uses = map[int32][]int32{}
		for i := t.root; i < t.nodes[t.root].end; i++ {
			if n := t.nodes[i].use; n != 0 {
				t.uses[n] = append(t.uses[n], i)
			}
		}
	}
	return t.uses[t.number(v)]
}

// methodValue: a method that is not called on the spot carries its receiver along.
func (t *tracker) methodValue(i int32) fate {
	sel := t.nodes[i].Node.(*ast.SelectorExpr)
	if call, ok := t.nodes[t.nodes[i].up].Node.(*ast.CallExpr); ok && i != t.root && call.Fun == sel {
		return 0
	}
	if s := t.info.Selections[sel]; s == nil || s.Kind() != types.MethodVal {
		return 0
	}
	return t.fate(i)
}

// result: what a function literal returns goes where the literal goes.
func (t *tracker) result(i int32) fate {
	for i != t.root {
		i = t.nodes[i].up
		if _, ok := t.nodes[i].Node.(*ast.FuncLit); ok {
			return t.fate(i)
		}
	}
	return comesBack
}

// argument: other packages keep what they get. An own function passes on what it returns as an interface, and what it
// gives to an outside value.
func (t *tracker) argument(at int32, n ast.Node) fate {
	call, c := t.nodes[at].Node.(*ast.CallExpr), t.callAt(at)
	if n == call.Fun || c.fun.IsType() || c.fun.IsBuiltin() {
		return t.fate(at)
	}
	to := c.callee
	if !c.ok {
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
				f |= t.fate(at)
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
func (t *tracker) element(at int32, n ast.Node) fate {
	lit := t.nodes[at].Node.(*ast.CompositeLit)
	typ := t.typeOf(lit)
	if typ == nil {
		return 0
	}
	s, ok := deref(typ).Underlying().(*types.Struct)
	if !ok {
		return t.fate(at)
	}
	if named := namedOf(typ); named != nil && named.Obj().Pkg() != t.pkg {
		return leaves
	}
	field, value := fieldOf(s, lit, n)
	if field != nil && t.isHiddenField(typ, field, value) {
		return 0
	}
	return t.fate(at)
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

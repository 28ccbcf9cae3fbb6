package scaffold

import (
	"errors"
	"go/ast"
	"reflect"
	"strings"
)

// unifier makes a declaration of a template stand for one more declaration of a package.
type unifier struct {
	*learner
	name string // of the template's file
	t    *Tree  // the template so far
	of   *Tree  // the package
	a, b *decl
	m    *match
	out  edits
	args string // what holes may read
}

var errApart = errors.New("too different")

// decl returns the template's declaration with holes where the package's differs.
func (u *unifier) decl() (string, error) {
	u.m = &match{t: u.t, p: u.of, decls: map[*decl]*decl{}, holes: map[ast.Node]*filling{}, stmts: map[ast.Stmt]ast.Stmt{}, names: map[string]string{}, taken: map[string]string{}}
	if u.m.try(u.a, u.b) {
		return u.a.full(), nil
	}
	if u.a.full() == u.b.full() {
		return u.a.full(), nil
	}
	f, ok1 := u.a.node.(*ast.FuncDecl)
	g, ok2 := u.b.node.(*ast.FuncDecl)
	s, ok3 := u.a.node.(*ast.TypeSpec)
	switch {
	case ok1 && ok2 && f.Body != nil && g.Body != nil:
		u.function(f, g)
	case ok3:
		u.put(s.Type, "struct{ hole.Any }")
	default:
		return "", errApart
	}
	x := u.a
	text := u.out.apply(x.f.Src, x.f.offset(x.outer().Pos()), x.f.offset(x.outer().End()))
	if x.alone == nil && x.kind != "func" {
		text = x.kind + " " + text
	}
	return text, nil
}

func (u *unifier) put(n ast.Node, text string) { u.out.add(u.a.f, n.Pos(), n.End(), text) }

// same reports whether two pieces are the same already.
func (u *unifier) same(a, b ast.Node) bool {
	mark := len(u.m.trail)
	defer u.m.back(mark)
	u.m.steps = 0
	u.m.d, u.m.e = u.a, u.b
	u.m.scopes = [2]scope{newScope(u.t, u.a), newScope(u.of, u.b)}
	return u.m.node(a, b)
}

func (u *unifier) function(f, g *ast.FuncDecl) {
	var names []string
	for i, p := range flat(f.Type.Params) {
		q := flat(g.Type.Params)[i]
		if p.name != nil {
			names = append(names, p.name.Name)
		}
		if u.same(p.typ, q.typ) {
			continue
		}
		if star, ok := p.typ.(*ast.StarExpr); ok {
			u.put(star.X, "struct{ hole.Any }")
		} else {
			u.put(p.typ, "struct{ hole.Any }")
		}
	}
	if f.Recv != nil {
		for _, p := range flat(f.Recv) {
			if p.name != nil {
				names = append([]string{p.name.Name}, names...)
			}
		}
	}
	u.args = strings.Join(names, ", ")
	var results []string
	for _, p := range flat(f.Type.Results) {
		results = append(results, u.a.f.text(p.typ.Pos(), p.typ.End()))
	}
	u.list(f.Body.List, g.Body.List, stmts{f.Body.List, f.Body.Lbrace + 1, f.Body.Rbrace}, results)
}

// list makes a list of statements stand for another one: what both have stays, the rest becomes holes.
func (u *unifier) list(a, b []ast.Stmt, place stmts, results []string) {
	hole := "hole.Stmts(" + u.args + ")"
	pairs := u.align(a, b)
	last, lastB := -1, 0
	before := func(i int) bool { return i >= 0 && u.t.stmtsHole(u.a.f, a[i]) != nil }
	gap := func(i, j int) { // what stands between the last pair and this one
		first := true
		for k := last + 1; k < i; k++ {
			switch {
			case before(k):
				first = false
			case first:
				u.put(a[k], hole)
				first = false
			default:
				u.put(a[k], "")
			}
		}
		if !first || j == lastB {
			return
		}
		at := place.end
		if i < len(a) {
			at = a[i].Pos()
		}
		u.out.add(u.a.f, at, at, hole+"\n")
	}
	for _, p := range pairs {
		gap(p[0], p[1])
		u.stmt(a[p[0]], b[p[1]], results)
		last, lastB = p[0], p[1]+1
	}
	gap(len(a), len(b))
}

// align pairs the statements of two lists, in their order: as many as can stand for each other.
func (u *unifier) align(a, b []ast.Stmt) [][2]int {
	value := func(i, j int) int {
		switch {
		case u.t.stmtsHole(u.a.f, a[i]) != nil:
			return 0
		case u.same(a[i], b[j]):
			return 3
		case reflect.TypeOf(a[i]) == reflect.TypeOf(b[j]) && u.can(a[i], b[j]):
			return 1
		}
		return 0
	}
	best := make([][]int, len(a)+1)
	for i := range best {
		best[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if v := value(i, j); v > 0 {
				best[i][j] = max(best[i][j], best[i+1][j+1]+v)
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		v := value(i, j)
		switch {
		case v > 0 && best[i][j] == best[i+1][j+1]+v:
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			i++
		default:
			j++
		}
	}
	return out
}

// can reports whether one statement can be made to stand for the other.
func (u *unifier) can(a, b ast.Stmt) bool {
	keep := u.out
	defer func() { u.out = keep }()
	switch a := a.(type) {
	case *ast.ReturnStmt:
		return len(a.Results) == len(b.(*ast.ReturnStmt).Results)
	case *ast.ExprStmt:
		return u.expr(a.X, b.(*ast.ExprStmt).X, "")
	}
	return false
}

func (u *unifier) stmt(a, b ast.Stmt, results []string) {
	if u.same(a, b) {
		return
	}
	switch a := a.(type) {
	case *ast.ReturnStmt:
		for i, x := range a.Results {
			typ := ""
			if i < len(results) {
				typ = results[i]
			}
			u.expr(x, b.(*ast.ReturnStmt).Results[i], typ)
		}
	case *ast.ExprStmt:
		u.expr(a.X, b.(*ast.ExprStmt).X, "")
	}
}

// expr makes an expression stand for another one of the same type, false if the type is not known where they differ.
func (u *unifier) expr(a, b ast.Expr, typ string) bool {
	if u.t.exprHole(u.a.f, a) != nil || u.same(a, b) {
		return true
	}
	mark := len(u.out)
	x, ok1 := a.(*ast.CallExpr)
	y, ok2 := b.(*ast.CallExpr)
	if ok1 && ok2 && len(x.Args) == len(y.Args) && u.call(x, y) {
		return true
	}
	u.out = u.out[:mark]
	if typ == "" {
		return false
	}
	u.put(a, "hole.Expr["+typ+"]("+u.args+")")
	return true
}

// call makes a call stand for another one of the same function.
func (u *unifier) call(x, y *ast.CallExpr) bool {
	sig, ok := u.signature(x)
	if !ok || len(sig.params) != len(x.Args) {
		return false
	}
	if !u.same(x.Fun, y.Fun) {
		s, ok1 := x.Fun.(*ast.SelectorExpr)
		r, ok2 := y.Fun.(*ast.SelectorExpr)
		if !ok1 || !ok2 || s.Sel.Name != r.Sel.Name || sig.recv == "" || !u.expr(s.X, r.X, sig.recv) {
			return false
		}
	}
	for i := range x.Args {
		if !u.expr(x.Args[i], y.Args[i], sig.params[i]) {
			return false
		}
	}
	return true
}

package inventory

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// readVars fills Package.Vars.
func (d *declReader) readVars() {
	writes := d.varWrites()
	for _, v := range d.vars {
		t := v.obj.Type()
		_, lit := v.value.(*ast.FuncLit)
		out := Var{
			Name: v.obj.Name(), Pos: d.at(v.name), Type: d.ref(t), Exported: v.obj.Exported(), Test: d.isTest(v.name.Pos()),
			Generated: d.isGenerated(v.name.Pos()), IsError: d.class(t) == ClassError,
			Assertion: v.obj.Name() == "_" && types.IsInterface(t), Writes: writes[v.obj], FuncLit: lit,
		}
		if v.value != nil {
			out.Init = d.outsideOf(v.at)
			out.Same = d.sameAs(v.value)
		}
		d.p.Vars = append(d.p.Vars, out)
	}
	slices.SortStableFunc(d.p.Vars, func(a, b Var) int { return cmp.Or(strings.Compare(a.Name, b.Name), comparePos(a.Pos, b.Pos)) })
}

// sameAs names the package variable of another package that an expression is, if it is one.
func (d *declReader) sameAs(e ast.Expr) Symbol {
	s, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return Symbol{}
	}
	v, ok := d.info.Uses[s.Sel].(*types.Var)
	if !ok || v.IsField() || v.Pkg() == d.pkg {
		return Symbol{}
	}
	return d.symbolOf(v)
}

// outsideOf returns the outside functions and variables that an expression names, sorted.
func (d *declReader) outsideOf(at int32) []Symbol {
	var list []Symbol
	for i := at; i < d.nodes[at].end; i++ {
		switch obj := d.used(i).(type) {
		case *types.Func, *types.Var:
			if d.ctx.IsOutside(pkgPath(obj)) {
				list = append(list, d.symbolOf(obj))
			}
		}
	}
	slices.SortFunc(list, compareSymbols)
	return slices.Compact(list)
}

// varWrites finds where package variables are written after their declaration: assigned to, also in part, or their
// address taken. Tests are left out.
func (d *declReader) varWrites() map[*types.Var][]Pos {
	writes := map[*types.Var][]Pos{}
	note := func(e ast.Expr) {
		id := rootName(e)
		if id == nil {
			return
		}
		if v, ok := d.info.Uses[id].(*types.Var); ok && v.Parent() == d.pkg.Scope() {
			writes[v] = append(writes[v], d.at(id))
		}
	}
	for i := range d.funcs {
		f := &d.funcs[i]
		if d.isTest(f.syntax.Pos()) {
			continue
		}
		for at := f.at; at < d.nodes[f.at].end; at++ { // nothing is written outside the body
			d.eachWritten(at, note)
		}
	}
	for _, list := range writes {
		slices.SortFunc(list, comparePos)
	}
	return writes
}

// eachWritten calls do for the expressions that the node at an index writes to.
func (d *declReader) eachWritten(at int32, do func(ast.Expr)) {
	switch n := d.nodes[at].Node.(type) {
	case *ast.AssignStmt:
		if n.Tok != token.DEFINE {
			for _, l := range n.Lhs {
				do(l)
			}
		}
	case *ast.IncDecStmt:
		do(n.X)
	case *ast.RangeStmt:
		if n.Tok == token.ASSIGN {
			do(n.Key)
			do(n.Value)
		}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			do(n.X)
		}
	case *ast.CallExpr:
		if len(n.Args) > 0 && (d.isBuiltinNamed(at, "delete") || d.isBuiltinNamed(at, "clear")) {
			do(n.Args[0])
		}
	}
}

// rootName returns the variable that an expression is a part of: x of x.f[i], nil if it is none.
func rootName(e ast.Expr) *ast.Ident {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.Ident:
			return x
		case *ast.SelectorExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.SliceExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		default:
			return nil
		}
	}
}

// readConsts fills Package.Consts with the exported constants, which the scope gives sorted by name.
func (d *declReader) readConsts() {
	scope := d.pkg.Scope()
	for _, name := range scope.Names() {
		c, ok := scope.Lookup(name).(*types.Const)
		if !ok || !c.Exported() || d.fileOf(c.Pos()) < 0 || d.isTest(c.Pos()) {
			continue
		}
		d.p.Consts = append(d.p.Consts, Const{Name: name, Pos: d.named(c), Type: d.typeText(c.Type()), Value: c.Val().ExactString()})
	}
}

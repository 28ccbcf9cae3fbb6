package inventory

import (
	"go/ast"
	"go/types"
)

// isOpenParameter reports whether an expression names a parameter of an interface type.
func (c *callReader) isOpenParameter(e ast.Expr) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return false
	}
	v, ok := c.info.Uses[id].(*types.Var)
	return ok && v.Kind() == types.ParamVar && types.IsInterface(v.Type())
}

// expectedCases takes the types of a switch over what a parameter holds.
func (c *callReader) expectedCases(n *ast.TypeSwitchStmt) {
	var x ast.Expr
	switch s := n.Assign.(type) {
	case *ast.ExprStmt:
		x = s.X
	case *ast.AssignStmt:
		x = s.Rhs[0]
	}
	a, ok := x.(*ast.TypeAssertExpr)
	if !ok || !c.isOpenParameter(a.X) {
		return
	}
	for _, clause := range n.Body.List {
		if cc, ok := clause.(*ast.CaseClause); ok {
			for _, e := range cc.List {
				c.expected(e)
			}
		}
	}
}

// expected records a concrete type of this program.
func (c *callReader) expected(e ast.Expr) {
	t := c.typeOf(e)
	if t == nil || types.IsInterface(t) || !c.mentionsProgram(t, 0) {
		return
	}
	c.p.Assertions = append(c.p.Assertions, Assertion{Type: c.ref(t), Func: c.funcOf(e.Pos()), Pos: c.at(e), Test: c.isTest(e.Pos())})
}

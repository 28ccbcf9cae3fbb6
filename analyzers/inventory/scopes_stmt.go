package inventory

import (
	"go/ast"
	"go/token"
)

func (w *scopeWalk) stmts(list []ast.Stmt) {
	for _, s := range list {
		w.walk(s)
	}
}

// stmt takes a statement that declares names or opens a block; it reports whether what is below is still to be walked.
func (w *scopeWalk) stmt(s ast.Stmt) bool {
	switch s := s.(type) {
	case *ast.BlockStmt:
		w.block(func() { w.stmts(s.List) })
	case *ast.AssignStmt:
		w.exprs(s.Rhs...)
		if s.Tok == token.DEFINE {
			w.declareAll(s.Lhs...)
		} else {
			w.exprs(s.Lhs...)
		}
	case *ast.DeclStmt:
		w.decl(s.Decl)
	case *ast.LabeledStmt:
		w.walk(s.Stmt)
	case *ast.BranchStmt: // labels are no names
	case *ast.IfStmt:
		w.block(func() { w.parts(s.Init, s.Cond, s.Body, s.Else) })
	case *ast.ForStmt:
		w.block(func() { w.parts(s.Init, s.Cond, s.Post, s.Body) })
	case *ast.RangeStmt:
		w.block(func() { w.rangeOver(s) })
	case *ast.SwitchStmt:
		w.block(func() { w.parts(s.Init, s.Tag, s.Body) })
	case *ast.TypeSwitchStmt:
		w.block(func() { w.parts(s.Init, s.Assign, s.Body) })
	case *ast.SelectStmt:
		w.walk(s.Body)
	case *ast.CaseClause:
		w.exprs(s.List...)
		w.block(func() { w.stmts(s.Body) })
	case *ast.CommClause:
		w.block(func() {
			w.parts(s.Comm)
			w.stmts(s.Body)
		})
	default:
		return true
	}
	return false
}

func (w *scopeWalk) block(do func()) {
	w.open()
	do()
	w.close()
}

// parts walks what is there of a statement's parts, in this order.
func (w *scopeWalk) parts(list ...ast.Node) {
	for _, n := range list {
		switch n := n.(type) {
		case nil:
		case *ast.BlockStmt:
			if n != nil {
				w.walk(n)
			}
		default:
			w.walk(n)
		}
	}
}

func (w *scopeWalk) rangeOver(s *ast.RangeStmt) {
	w.walk(s.X)
	for _, e := range []ast.Expr{s.Key, s.Value} {
		if e != nil && s.Tok == token.DEFINE {
			w.declareAll(e)
		} else if e != nil {
			w.walk(e)
		}
	}
	w.walk(s.Body)
}

package scaffold

import "go/ast"

// HoleSource is the package that a template takes its holes from. It lies in the user's module, so that templates need
// nothing of nanoarch.
const HoleSource = `// Package hole marks the places of a template that an author fills in. nanoarch new fills them with the least that
// compiles, the rule template lets anything stand there that keeps to its duties, and nanoarch sync keeps what stands there.
package hole

// Stmts stands for any number of statements, which may read the values.
func Stmts(values ...any) {}

// Expr stands for an expression of type T, which may read the values.
func Expr[T any](values ...any) (zero T) { return zero }

// Any, embedded in a struct, stands for a type of the author's choosing: struct{ hole.Any }.
type Any struct{}
`

const directive = "//nanoarch:hole"

// stmtsHole returns the call of a statement that is a hole for statements, nil if it is none.
func (t *Tree) stmtsHole(f *File, s ast.Stmt) *ast.CallExpr {
	x, ok := s.(*ast.ExprStmt)
	if !ok {
		return nil
	}
	if c, ok := x.X.(*ast.CallExpr); ok && t.isHole(f, c.Fun, "Stmts") {
		return c
	}
	return nil
}

// exprHole returns the type that a hole for an expression asks for, nil if it is none.
func (t *Tree) exprHole(f *File, x ast.Node) ast.Expr {
	if c, ok := x.(*ast.CallExpr); ok {
		if i, ok := c.Fun.(*ast.IndexExpr); ok && t.isHole(f, i.X, "Expr") {
			return i.Index
		}
	}
	return nil
}

// typeHole reports whether a type is a hole: a struct with nothing in it but hole.Any.
func (t *Tree) typeHole(f *File, x ast.Node) bool {
	s, ok := x.(*ast.StructType)
	return ok && len(s.Fields.List) == 1 && t.fieldHole(f, s.Fields.List[0])
}

// fieldHole reports whether a field stands for more fields.
func (t *Tree) fieldHole(f *File, x *ast.Field) bool {
	return len(x.Names) == 0 && t.isHole(f, x.Type, "Any")
}

func (t *Tree) isHole(f *File, x ast.Expr, name string) bool {
	s, ok := x.(*ast.SelectorExpr)
	if !ok || s.Sel.Name != name {
		return false
	}
	q, ok := s.X.(*ast.Ident)
	return ok && t.imports(f)[q.Name] == t.Hole
}

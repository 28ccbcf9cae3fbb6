// Package hole stands for what authors write.
package hole

// Stmts stands for statements that may read the values.
func Stmts(values ...any) {}

// Expr stands for an expression of type T that may read the values.
func Expr[T any](values ...any) (z T) { return z }

// Any stands for a type, or in a struct for more fields.
type Any struct{}

// Package hole marks the places of a template that an author fills in. nanoarch new fills them with the least that
// compiles, the rule template lets anything stand there that keeps to its duties, and nanoarch sync keeps what stands there.
package hole

// Stmts stands for any number of statements, which may read the values.
func Stmts(values ...any) {}

// Expr stands for an expression of type T, which may read the values.
func Expr[T any](values ...any) (zero T) { return zero }

// Any, embedded in a struct, stands for a type of the author's choosing: struct{ hole.Any }.
type Any struct{}

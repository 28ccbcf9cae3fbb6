// Package kinds holds interfaces that nobody has to implement or call.
package kinds

// Kind is closed: only this package has kinds.
type Kind interface{ isKind() }

// List is of type parameters.
type List[T any] interface{ At(n int) T }

// Number is a constraint.
type Number interface{ ~int | ~float64 }

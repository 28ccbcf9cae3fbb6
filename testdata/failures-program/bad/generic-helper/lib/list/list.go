// Package list knows lists.
package list

import "errors"

// ErrNone says that there is none.
var ErrNone = errors.New("none")

// First returns the first.
func First[T any](of []T) (T, error) {
	if len(of) == 0 {
		var none T
		return none, ErrNone
	}
	return of[0], nil
}

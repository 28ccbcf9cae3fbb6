// Package day reads days.
package day

import "errors"

// ErrNoDay says that it is none.
var ErrNoDay = errors.New("no day")

// Parse reads a day.
func Parse[T ~string](text T) (int, error) {
	if text == "" {
		return 0, ErrNoDay
	}
	return len(text), nil
}

// Package help helps.
package help

import "math/rand/v2"

// Pick picks one.
func Pick[T any](of ...T) T { return of[rand.IntN(len(of))] }

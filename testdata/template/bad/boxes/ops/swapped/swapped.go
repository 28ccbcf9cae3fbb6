package swapped

import (
	"strings"
)

type In struct{ N int }

type box[T any] struct{ v, w T }

func (b box[T]) get() T { return b.w } // want "has another statement in box.get"

func (b *box[T]) set(v T) (old T) {
	old, b.v = b.v, v
	return old
}

type pair[K comparable, V any] struct {
	key   K
	value box[V]
}

func (p pair[V, _]) get() (v V) { return v } // want "declares the method pair.get otherwise" "has another statement in pair.get"

func sum[S ~[]E, E ~int8 | ~int](all S) (total E) { // want "declares the func sum otherwise"
	for _, x := range all {
		total += x
	}
	return total
}

func Run(in In) string {
	b := &box[string]{v: "a"}
	_ = in.N
	b.set("b")
	return strings.Repeat(pair[string, string]{value: *b}.get(), sum([]int{1, 2}))
}

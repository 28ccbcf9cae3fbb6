package operation

import (
	"strings"

	"example.com/boxes/internal/hole"
)

type In struct{ hole.Any }

type box[T any] struct{ v, w T }

func (b box[T]) get() T { return b.v }

func (b *box[T]) set(v T) (old T) {
	old, b.v = b.v, v
	return old
}

type pair[K comparable, V any] struct {
	key   K
	value box[V]
}

func (p pair[_, V]) get() V { return p.value.get() }

func sum[S ~[]E, E ~int](all S) (total E) {
	for _, x := range all {
		total += x
	}
	return total
}

func Run(in In) string {
	b := &box[string]{v: "a"}
	hole.Stmts(in)
	b.set("b")
	return strings.Repeat(pair[string, string]{value: *b}.get(), sum([]int{1, 2}))
}

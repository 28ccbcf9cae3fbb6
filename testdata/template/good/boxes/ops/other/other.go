package other

import (
	"strings"
)

type In struct{ N int }

type carton[U any] struct{ v, w U }

func (self carton[U]) get() U { return self.v }

func (b *carton[U]) set(v U) (old U) {
	old, b.v = b.v, v
	return old
}

type pair[K comparable, V any] struct {
	key   K
	value carton[V]
}

func (p pair[_, V]) get() V { return p.value.get() }

func sum[List ~[]Elem, Elem ~int](all List) (total Elem) {
	for _, x := range all {
		total += x
	}
	return total
}

func Run(in In) string {
	b := &carton[string]{v: "a"}
	_ = in.N
	b.set("b")
	return strings.Repeat(pair[string, string]{value: *b}.get(), sum([]int{1, 2}))
}

package sentinel

import (
	"errors"
	"strings"
)

var errDone = errors.New("done")

type Number interface{ ~int | ~float64 }

type Pair[K comparable, V Number] struct {
	Key   K
	Value V
}

func Run[K comparable, V Number](pairs []Pair[K, V], any any, stop <-chan struct{}) (map[K]V, error) {
	sums := make(map[K]V, len(pairs))
each:
	for i, p := range pairs {
		select {
		case <-stop:
			break each
		default:
		}
		if i > 0 && zero(p.Value) {
			continue each
		}
		println(i, p.Key)
		sums[p.Key] += p.Value
	}
	switch x := any.(type) {
	case string:
		return nil, errors.New(strings.ToUpper(x))
	case error:
		return nil, x
	}
	for range 3 {
		if err := visit(func(k K) error {
			if k == *new(K) {
				println("zero")
			}
			return errors.New("x") // want "has another statement in Run"
		}, sums); err != nil {
			return nil, err
		}
	}
	return sums, nil
}

func zero[V Number](v V) bool { return v == 0 }

func visit[K comparable, V Number](f func(K) error, m map[K]V) error {
	for k := range m {
		if err := f(k); err != nil && !errors.Is(err, errDone) {
			return err
		}
	}
	return nil
}

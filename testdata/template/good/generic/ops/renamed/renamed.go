package renamed

import (
	"errors"
	"strings"
)

var errOver = errors.New("done")

type Number interface{ ~int | ~float64 }

type Pair[A comparable, B Number] struct {
	Key   A
	Value B
}

func Run[A comparable, B Number](pairs []Pair[A, B], any any, stop <-chan struct{}) (map[A]B, error) {
	sums := make(map[A]B, len(pairs))
all:
	for i, p := range pairs {
		select {
		case <-stop:
			break all
		default:
		}
		if i > 0 && isZero(p.Value) {
			continue all
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
		if err := visit(func(k A) error {
			if k == *new(A) {
				println("zero")
			}
			return errOver
		}, sums); err != nil {
			return nil, err
		}
	}
	return sums, nil
}

func isZero[N Number](n N) bool { return n == 0 }

func visit[A comparable, B Number](f func(A) error, m map[A]B) error {
	for k := range m {
		if err := f(k); err != nil && !errors.Is(err, errOver) {
			return err
		}
	}
	return nil
}

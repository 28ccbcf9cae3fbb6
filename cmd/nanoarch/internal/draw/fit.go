package draw

import "slices"

// fit places things along a line in their order: each as near as it can be to where it wants to be, none nearer to the
// next one than it may. It is isotonic regression by pooling neighbours that want to pass each other. A pool goes to the
// mean of what its members want or, if exact, to what one of them wants, so that this one gets it exactly.
type fit struct {
	exact bool
	pools []pool
	wants []want
}

// want is where a thing wants to be, less how far it is at least from the first one.
type want struct{ at, weight, off float64 }

type pool struct {
	first, n    int
	sum, weight float64
	at          float64
}

func (f *fit) reset(exact bool) { f.exact, f.pools, f.wants = exact, f.pools[:0], f.wants[:0] }

// add appends a thing that wants to be at a place and has to be at least off from the first one.
func (f *fit) add(at, weight, off float64) {
	at -= off
	f.pools = append(f.pools, pool{len(f.wants), 1, at * weight, weight, at})
	f.wants = append(f.wants, want{at, weight, off})
	for k := len(f.pools); k > 1; k = len(f.pools) {
		a, b := f.pools[k-2], f.pools[k-1]
		if a.at <= b.at {
			return
		}
		q := pool{a.first, a.n + b.n, a.sum + b.sum, a.weight + b.weight, 0}
		q.at = q.sum / q.weight
		if f.exact {
			q.at = f.middle(q)
		}
		f.pools = append(f.pools[:k-2], q)
	}
}

// middle returns the weighted median of what a pool's members want.
func (f *fit) middle(q pool) float64 {
	var small [16]want
	wants := append(small[:0], f.wants[q.first:q.first+q.n]...)
	slices.SortFunc(wants, func(a, b want) int {
		if a.at < b.at {
			return -1
		}
		if a.at > b.at {
			return 1
		}
		return 0
	})
	half := q.weight / 2
	for _, w := range wants {
		if half -= w.weight; half <= 0 {
			return w.at
		}
	}
	return wants[len(wants)-1].at
}

// places calls place with the number of each thing and where it came to be, which is base+off; base does not fall.
func (f *fit) places(place func(i int, base, off float64)) {
	for _, q := range f.pools {
		for i := q.first; i < q.first+q.n; i++ {
			place(i, q.at, f.wants[i].off)
		}
	}
}

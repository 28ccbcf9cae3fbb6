package draw

// fit places things along a line in their order: each as near as it can be to where it wants to be, none nearer to the
// next one than it may. It is isotonic regression by pooling neighbours that want to pass each other.
type fit struct {
	pools []pool
	offs  []float64
}

type pool struct {
	sum, weight float64
	n           int
}

func newFit(n int) *fit { return &fit{make([]pool, 0, n), make([]float64, 0, n)} }

func (f *fit) reset() { f.pools, f.offs = f.pools[:0], f.offs[:0] }

// add appends a thing that wants to be at base+off, where off is how far it is at least from the first one.
func (f *fit) add(base, weight, off float64) {
	f.offs = append(f.offs, off)
	f.pools = append(f.pools, pool{base * weight, weight, 1})
	for k := len(f.pools); k > 1; k = len(f.pools) {
		a, b := f.pools[k-2], f.pools[k-1]
		if a.sum*b.weight <= b.sum*a.weight {
			return
		}
		f.pools = append(f.pools[:k-2], pool{a.sum + b.sum, a.weight + b.weight, a.n + b.n})
	}
}

// place is where a thing came to be: base does not fall from one thing to the next.
type place struct{ base, off float64 }

func (f *fit) places() []place {
	places := make([]place, 0, len(f.offs))
	for _, q := range f.pools {
		for range q.n {
			places = append(places, place{q.sum / q.weight, f.offs[len(places)]})
		}
	}
	return places
}

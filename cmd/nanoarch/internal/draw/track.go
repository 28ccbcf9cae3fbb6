package draw

import (
	"cmp"
	"slices"
)

// net is all lines that run together in one gap between two columns: into one port, or into one lane, from above or from
// below. They meet at a vertical trunk, which has a track of its own.
type net struct {
	key         netKey
	left, right []touch // where lines reach the sides of the gap
	lo, hi      float64 // the trunk, from top to bottom
	track       int
	x           float64
}

// netKey names a net by where it leads: to a port, to a lane, or to the channel that goes on to a port.
type netKey struct {
	gap, v, port int // the port is -1 for a lane
	channel      bool
	way          int // 1 down, -1 up
}

// touch is a point at the side of a gap: a port, or a lane if port is -1.
type touch struct {
	y       float64
	v, port int
}

func (r *router) touch(v, port int) touch { return touch{r.endY(v, port), v, port} }

// meets reports whether two nets lead to the same place, from above and from below.
func (k netKey) meets(o netKey) bool {
	k.way, o.way = 0, 0
	return k == o
}

// net returns the net of lines that come to a gap at a height and go on at another, and makes its trunk long enough.
func (r *router) net(k netKey, from, to float64) int {
	k.way = cmp.Compare(to, from)
	n, ok := r.index[k]
	if !ok {
		n = len(r.nets)
		r.index[k] = n
		r.nets = append(r.nets, net{key: k, lo: from, hi: from})
	}
	q := &r.nets[n]
	q.lo, q.hi = min(q.lo, from, to), max(q.hi, from, to)
	return n
}

// tracks orders the trunks of a gap so that few lines cross, and returns how many tracks they need.
func (r *router) tracks(nets []int) int {
	var trunks []*net
	for _, n := range nets {
		q := &r.nets[n]
		q.left, q.right = distinct(q.left), distinct(q.right)
		if q.hi > q.lo {
			trunks = append(trunks, q)
		}
	}
	slices.SortStableFunc(trunks, func(a, b *net) int { return cmp.Compare(a.lo+a.hi, b.lo+b.hi) })
	cost := costs(trunks)
	order := sift(cost)
	count := 0
	for k, i := range order {
		b := trunks[i]
		b.track = 0
		for _, j := range order[:k] {
			a := trunks[j]
			if cost[j][i] >= onTop {
				r.clash(a, b)
			}
			beside := a.lo < b.hi+trackGap && b.lo < a.hi+trackGap && !a.key.meets(b.key)
			if beside || cost[j][i] != cost[i][j] {
				b.track = max(b.track, a.track+1)
			}
		}
		count = max(count, b.track+1)
	}
	return count
}

// clash notes where lines of two nets lie on top of each other.
func (r *router) clash(a, b *net) {
	for _, t := range a.right {
		for _, u := range b.left {
			if abs(t.y-u.y) < closest {
				r.clashes = append(r.clashes, clash{t, u})
			}
		}
	}
}

func distinct(ts []touch) []touch {
	slices.SortFunc(ts, func(a, b touch) int { return cmp.Or(cmp.Compare(a.y, b.y), a.v-b.v, a.port-b.port) })
	return slices.Compact(ts)
}

// onTop is what two lines on top of each other cost: more than any crossings, for they would look like one.
const onTop = 1000

// costs counts for each pair of trunks the crossings if the first stands left of the second.
func costs(trunks []*net) [][]int {
	n := len(trunks)
	cost, all := make([][]int, n), make([]int, n*n)
	for i, a := range trunks {
		cost[i] = all[i*n : (i+1)*n]
		for j, b := range trunks {
			if i != j && !a.key.meets(b.key) && a.lo < b.hi+closest && b.lo < a.hi+closest {
				cost[i][j] = crossed(a, b)
			}
		}
	}
	return cost
}

func crossed(a, b *net) int {
	n := 0
	for _, t := range a.right {
		if t.y > b.lo && t.y < b.hi {
			n++
		}
		for _, u := range b.left {
			if abs(t.y-u.y) < closest {
				n += onTop
			}
		}
	}
	for _, t := range b.left {
		if t.y > a.lo && t.y < a.hi && !slices.Contains(a.left, t) {
			n++
		}
	}
	return n
}

// mostSifted bounds what ordering the trunks of a gap costs.
const mostSifted = 4_000_000

// sift orders things so that the sum of cost[a][b] over all a before b is small: each in turn goes to its best place.
func sift(cost [][]int) []int {
	order := make([]int, len(cost))
	for i := range order {
		order[i] = i
	}
	for moved, left := true, min(rounds, 1+mostSifted/(len(cost)*len(cost)+1)); moved && left > 0; left-- {
		moved = false
		for v := range order {
			i := slices.Index(order, v)
			to, least, gain := i, 0, 0
			for j := i - 1; j >= 0; j-- {
				if gain += cost[v][order[j]] - cost[order[j]][v]; gain < least {
					to, least = j, gain
				}
			}
			gain = 0
			for j := i + 1; j < len(order); j++ {
				if gain += cost[order[j]][v] - cost[v][order[j]]; gain < least {
					to, least = j, gain
				}
			}
			if to != i {
				order = slices.Insert(slices.Delete(order, i, i+1), to, v)
				moved = true
			}
		}
	}
	return order
}

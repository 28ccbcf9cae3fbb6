package page

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func backward(row []int, arcs map[[2]int]int) int {
	at := make([]int, len(row))
	for i, v := range row {
		at[v] = i
	}
	sum := 0
	for a, w := range arcs {
		if at[a[0]] > at[a[1]] {
			sum += w
		}
	}
	return sum
}

func TestNothingLeadsBackwardsWithoutRings(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		n := 1 + r.IntN(30)
		names := r.Perm(n)
		arcs := map[[2]int]int{}
		for range r.IntN(3 * n) {
			if a, b := r.IntN(n), r.IntN(n); a < b {
				arcs[[2]int{names[a], names[b]}] = 1 + r.IntN(5)
			}
		}
		row := order(n, arcs)
		if got := slices.Clone(row); len(got) != n || len(slices.Compact(slices.Sorted(slices.Values(got)))) != n {
			t.Fatalf("%v is no order of %d things", row, n)
		}
		if b := backward(row, arcs); b > 0 {
			t.Fatalf("%d lead backwards in %v of %v", b, row, arcs)
		}
	}
}

// TestRingsAreCutWhereTheyAreWeak compares with the best of all orders.
func TestRingsAreCutWhereTheyAreWeak(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	worse := 0
	for range 200 {
		n := 2 + r.IntN(5)
		arcs := map[[2]int]int{}
		for range 2 * n {
			if a, b := r.IntN(n), r.IntN(n); a != b {
				arcs[[2]int{a, b}] = 1 + r.IntN(9)
			}
		}
		least := 1 << 30
		permute(n, func(row []int) { least = min(least, backward(row, arcs)) })
		switch got := backward(order(n, arcs), arcs); {
		case got > 2*least+5:
			t.Errorf("%d lead backwards where %d do: %v", got, least, arcs)
		case got > least:
			worse++
		}
	}
	if worse > 20 {
		t.Errorf("%d of 200 orders are not the best", worse)
	}
}

func permute(n int, use func([]int)) {
	row := make([]int, n)
	for i := range row {
		row[i] = i
	}
	var from func(k int)
	from = func(k int) {
		if k == n {
			use(row)
			return
		}
		for i := k; i < n; i++ {
			row[k], row[i] = row[i], row[k]
			from(k + 1)
			row[k], row[i] = row[i], row[k]
		}
	}
	from(0)
}

package program

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// layered makes capabilities of ten operations, their contracts and a model each: imports lead to contracts of any
// capability and to the model of one's own, so there is no ring of packages, but one of capabilities.
func layered(capabilities int) []*inventory.Package {
	r := rand.New(rand.NewPCG(1, 2))
	var list []*inventory.Package
	for c := range capabilities {
		model := fmt.Sprintf("services/c%d/model", c)
		list = append(list, pkg(model, "=fmt")...)
		for o := range 10 {
			dir := fmt.Sprintf("services/c%d/o%d", c, o)
			list = append(list, pkg(dir+"/contract", "=context", model)...)
			list = append(list, pkg(dir, "=context", "=fmt", dir+"/contract", model,
				fmt.Sprintf("services/c%d/o%d/contract", r.IntN(capabilities), r.IntN(10)),
				fmt.Sprintf("services/c%d/o%d/contract", r.IntN(capabilities), r.IntN(10)), "lib/log")...)
		}
	}
	return append(list, pkg("lib/log", "=log")...)
}

const benchPolicy = `[[acyclic]]
name = "caps"
groups = "services/{capability}/**"
[[independent]]
name = "models"
packages = "services/{capability}/model/**"
via = "any"
[[forbid]]
name = "log"
from = "services/{capability}/model/**"
to = "lib/**"
via = "any"
[[forbid]]
name = "own"
from = "services/{capability}/{operation}/contract"
to = "services/{capability}/other/**"
via = "any"
[[layers]]
name = "l"
order = ["services/{capability}/{operation}/http", "services/{capability}/{operation}", "services/{capability}/{operation}/contract"]
via = "any"
`

// BenchmarkRules judges whole programs; time per package must not grow with their size.
func BenchmarkRules(b *testing.B) {
	for _, capabilities := range []int{50, 500} {
		list := layered(capabilities)
		b.Run(fmt.Sprintf("packages=%d", len(list)), func(b *testing.B) {
			for b.Loop() {
				p := newProgram(b, benchPolicy, list)
				for _, r := range Rules {
					r.Run(p, nil)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(list)), "ns/package")
		})
	}
}

func BenchmarkComponents(b *testing.B) {
	for _, n := range []int{1000, 10000, 100000} {
		g := randomGraph(rand.New(rand.NewPCG(3, 4)), n, 5*n)
		b.Run(fmt.Sprintf("nodes=%d", n), func(b *testing.B) {
			for b.Loop() {
				g.components()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(5*n), "ns/edge")
		})
	}
}

func BenchmarkReach(b *testing.B) {
	const n = 10000
	r := rand.New(rand.NewPCG(5, 6))
	g := make(digraph, n) // no rings: numbers only fall
	for v := 1; v < n; v++ {
		for range 5 {
			g[v] = append(g[v], int32(r.IntN(v)))
		}
	}
	for _, marks := range []int{64, 1000, 10000} {
		given := make([][]int32, n)
		for v := range given {
			given[v] = []int32{int32(v % marks)}
		}
		b.Run(fmt.Sprintf("marks=%d", marks), func(b *testing.B) {
			hits := 0
			for b.Loop() {
				hits = 0
				g.reach(given, marks, func(_, _ int32) { hits++ })
			}
			b.ReportMetric(float64(hits), "hits")
		})
	}
}

package conform

import (
	"math/rand/v2"
	"testing"
)

// BenchmarkCompare holds 1,000 packages against their template; the time is that of one.
func BenchmarkCompare(b *testing.B) {
	r := record(b, whole)
	var all []Subject
	for seed := range 1000 {
		p, err := readPackage("ops/charge", map[string]string{"op.go": filledText(rand.New(rand.NewPCG(uint64(seed), 3)), whole)})
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, Subject{Package: p, ImportPath: p.ImportPath, Values: Placeholders{"operation": "charge"}})
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if res := Compare(r.Units[0], r, all[i%len(all)]); len(res.Faults) > 0 {
			b.Fatal(messages(res))
		}
	}
}

package subject_test

import (
	"fmt"
	"testing"

	"github.com/nanoarch/nanoarch/analyzers"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// BenchmarkRun judges a program of 1,000 packages with every rule.
func BenchmarkRun(b *testing.B) {
	sc := scope(b, services)
	var packages []*inventory.Package
	for i := range 1000 {
		p := unit(fmt.Sprintf("svc/c%d/o%d", i/10, i))
		for n := range 12 {
			to := fmt.Sprintf("example.com/m/svc/c%d/o%d/contract", (i/10+n)%100, (i+10*n)%1000)
			p.Imports = append(p.Imports, inventory.Import{Path: to}, inventory.Import{Path: fmt.Sprintf("std/p%d", n)})
			for f := range 5 {
				p.Uses = append(p.Uses, inventory.Use{Symbol: inventory.Symbol{Pkg: to, Name: fmt.Sprint(f)}, At: []inventory.Place{{}}})
			}
		}
		p.Funcs = []inventory.Func{{Name: "Do", Exported: true}}
		p.Entries = []inventory.Entry{{Name: "Do", Kind: inventory.EntryFunc}}
		packages = append(packages, p)
	}
	for b.Loop() {
		for _, p := range packages {
			s, err := sc.New(p)
			if err != nil {
				b.Fatal(err)
			}
			for _, a := range analyzers.Suite {
				if found, err := subject.Run(a, s); err != nil || len(found) > 0 {
					b.Fatal(found, err)
				}
			}
		}
	}
}

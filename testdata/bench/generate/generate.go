// Package generate writes synthetic programs made of nanoservices, of any size: the trees that nanoarch is measured on.
// Equal settings give equal bytes.
package generate

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
)

// Program describes what is to be written. A service is an operation with a contract and a test: three files in two
// packages. One command wires them all.
type Program struct {
	Services      int
	PerCapability int   // operations in a capability; 0 = 20
	Steps         int   // helper functions in an operation, about nine lines each; 0 = 6
	Seed          int64 // decides which operations call which
}

// Packages returns the number of packages of the program.
func (p Program) Packages() int { return 2*p.Services + 1 }

// Contract returns the file of the contract of service i, as a slash path.
func (p Program) Contract(i int) string { return p.folder(i) + "/contract/contract.go" }

// Operation returns the file of the operation of service i, as a slash path.
func (p Program) Operation(i int) string { return p.folder(i) + "/op.go" }

func (p Program) folder(i int) string {
	return fmt.Sprintf("cap%04d/op%05d", i/p.withDefaults().PerCapability, i)
}

func (p Program) withDefaults() Program {
	if p.PerCapability == 0 {
		p.PerCapability = 20
	}
	if p.Steps == 0 {
		p.Steps = 6
	}
	return p
}

// Write writes the program into a folder, which is made if it does not exist. One file is held in memory at a time.
func (p Program) Write(dir string) error {
	if p.Services < 1 || p.Services > 99_999 || p.PerCapability < 0 || p.Steps < 0 {
		return fmt.Errorf("cannot write a program of %d services, %d in a capability, %d steps each: there must be 1 to 99999 services",
			p.Services, p.PerCapability, p.Steps)
	}
	p = p.withDefaults()
	calls := p.calls()
	files := map[string]func() []byte{
		"go.mod":           func() []byte { return []byte("module " + module + "\n\ngo 1.26.0\n") },
		"nanoarch.toml":    func() []byte { return []byte(policy) },
		"cmd/wire/main.go": func() []byte { return p.wire(calls) },
	}
	for i := range p.Services {
		files[p.Contract(i)] = func() []byte { return contract(i) }
		files[p.Operation(i)] = func() []byte { return p.operation(i, calls[i]) }
		files[p.folder(i)+"/op_test.go"] = func() []byte { return p.test(i) }
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(full, files[name](), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// calls decides which services each service calls: up to five earlier ones, so that there is no ring. Most of them lie
// in the same capability or the one before, as in real programs.
func (p Program) calls() [][]int {
	r := rand.New(rand.NewPCG(uint64(p.Seed), 0))
	all := make([][]int, p.Services)
	for i := 1; i < len(all); i++ {
		for range r.IntN(6) {
			from := 0
			if r.IntN(10) < 7 {
				from = max(0, i-p.PerCapability)
			}
			all[i] = append(all[i], from+r.IntN(i-from))
		}
		slices.Sort(all[i])
		all[i] = slices.Compact(all[i])
	}
	return all
}

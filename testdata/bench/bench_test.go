package main_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/nanoarch/nanoarch/testdata/bench/generate"
	"github.com/nanoarch/nanoarch/testdata/bench/measure"
)

// importRules is a policy that needs no more than imports.
const importRules = "version = 1\n\n[[acyclic]]\nname = \"capabilities\"\ngroups = \"{capability}/**\"\n"

var (
	sizes = []int{100, 1_000, 10_000}
	temp  string // of everything that the benchmarks make
)

func TestMain(m *testing.M) {
	var err error
	if temp, err = os.MkdirTemp("", "nanoarch-bench-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	code := m.Run()
	os.RemoveAll(temp)
	os.Exit(code)
}

// nanoarch is the command that is measured, built once.
var nanoarch = sync.OnceValues(func() (string, error) { return measure.Build(temp) })

// BenchmarkDepth reads whole programs and keeps nothing: each depth by itself, without a rule.
func BenchmarkDepth(b *testing.B) {
	for _, depth := range []string{"imports", "syntax", "types", "dataflow"} {
		b.Run(depth, func(b *testing.B) {
			if !measure.Knows(command(b), "inventory", "--depth") {
				b.Skip("this nanoarch has no inventory --depth")
			}
			eachSize(b, func(b *testing.B, t *tree) {
				t.measure(b, nil, "inventory", "--no-cache", "--depth", depth, "-o", filepath.Join(temp, "inventory"))
			})
		})
	}
}

// BenchmarkCheck judges whole programs and keeps nothing.
func BenchmarkCheck(b *testing.B) {
	b.Run("imports", func(b *testing.B) {
		eachSize(b, func(b *testing.B, t *tree) {
			t.policy(b, importRules)
			t.measure(b, nil, "check", "--no-cache")
		})
	})
	b.Run("everything", func(b *testing.B) {
		eachSize(b, func(b *testing.B, t *tree) { t.measure(b, nil, "check", "--no-cache") })
	})
}

// BenchmarkAgain judges programs that were judged before, with one edit since then or none.
func BenchmarkAgain(b *testing.B) {
	for _, edit := range []struct {
		name   string
		file   func(p generate.Program) string
		change func([]byte, int) ([]byte, error)
	}{
		{"unchanged", nil, nil},
		{"body", func(p generate.Program) string { return p.Operation(p.Services / 2) }, measure.Body},
		{"policy", func(generate.Program) string { return "nanoarch.toml" }, measure.Policy},
		{"contract", func(p generate.Program) string { return p.Contract(p.Services / 2) }, measure.Contract},
	} {
		b.Run(edit.name, func(b *testing.B) {
			eachSize(b, func(b *testing.B, t *tree) {
				t.run(b, "check") // fills the cache
				if edit.file == nil {
					t.measure(b, nil, "check")
					return
				}
				e, err := measure.NewEdit(filepath.Join(t.dir, edit.file(t.program)), edit.change)
				if err != nil {
					b.Fatal(err)
				}
				b.Cleanup(func() { t.write(b, edit.file(t.program), e.Original()) })
				t.measure(b, e, "check")
			})
		})
	}
}

// tree is a synthetic program on disk.
type tree struct {
	program generate.Program
	dir     string
	env     []string
}

func command(b *testing.B) string {
	b.Helper()
	name, err := nanoarch()
	if err != nil {
		b.Fatal(err)
	}
	return name
}

// eachSize runs a benchmark for programs of each size. A size is written once for all benchmarks; the cache is private
// to one of them.
func eachSize(b *testing.B, run func(*testing.B, *tree)) {
	for _, n := range sizes {
		b.Run(fmt.Sprintf("services=%d", n), func(b *testing.B) {
			if testing.Short() && n > 1_000 {
				b.Skip("it takes minutes")
			}
			t := &tree{program: generate.Program{Services: n, Seed: 1}, dir: filepath.Join(temp, fmt.Sprint(n))}
			if _, err := os.Stat(t.dir); err != nil {
				if err := t.program.Write(t.dir); err != nil {
					b.Fatal(err)
				}
			}
			var err error
			if t.env, err = measure.Env(b.TempDir()); err != nil {
				b.Fatal(err)
			}
			run(b, t)
		})
	}
}

func (t *tree) run(b *testing.B, args ...string) measure.Cost {
	b.Helper()
	cmd := exec.Command(command(b), args...)
	cmd.Dir = t.dir
	cmd.Env = append(t.env, measure.Traced)
	c, _, err := measure.Run(cmd)
	if err != nil {
		b.Fatal(err)
	}
	return c
}

// measure runs the command again and again, after an edit if there is one, and reports what a run costs: CPU time of all
// processes per package, and the peaks of memory.
func (t *tree) measure(b *testing.B, edit *measure.Edit, args ...string) {
	b.Helper()
	var sum time.Duration
	var heap, rss int64
	for b.Loop() {
		if edit != nil {
			if err := edit.Next(); err != nil {
				b.Fatal(err)
			}
		}
		c := t.run(b, args...)
		sum += c.CPU
		heap, rss = max(heap, c.Heap), max(rss, c.RSS)
	}
	run := float64(sum) / float64(time.Millisecond) / float64(b.N)
	b.ReportMetric(0, "ns/op") // wall time depends on who else is there
	b.ReportMetric(run, "cpu-ms/run")
	b.ReportMetric(run*1000/float64(t.program.Packages()), "cpu-µs/package")
	b.ReportMetric(float64(heap)/(1<<20), "heap-MB")
	b.ReportMetric(float64(rss)/(1<<20), "rss-MB")
}

func (t *tree) write(b *testing.B, name string, content []byte) {
	b.Helper()
	if err := os.WriteFile(filepath.Join(t.dir, name), content, 0o644); err != nil {
		b.Fatal(err)
	}
}

// policy puts another policy into the tree until the benchmark ends.
func (t *tree) policy(b *testing.B, content string) {
	b.Helper()
	before, err := os.ReadFile(filepath.Join(t.dir, "nanoarch.toml"))
	if err != nil {
		b.Fatal(err)
	}
	t.write(b, "nanoarch.toml", []byte(content))
	b.Cleanup(func() { t.write(b, "nanoarch.toml", before) })
}

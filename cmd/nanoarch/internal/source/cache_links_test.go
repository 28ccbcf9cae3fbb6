package source_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// Each step is a change of the disk that stamps alone do not tell of.
func TestCachedEqualsUncachedBehindLinks(t *testing.T) {
	const program = `
-- go.mod --
module example.com/m

go 1.25
-- a/b/b.go --
package b

func F() {}
-- p/p.go --
package p

import "example.com/m/a/b"

var _ = b.F
-- vendored/modules.txt --
# example.com/lib v1.0.0
## explicit
example.com/lib
`
	dir := write(t, program)
	in := func(name string) string { return filepath.Join(dir, name) }
	steps := []struct {
		name   string
		change func() error
	}{
		{"first run", func() error { return nil }},
		{"a link for a folder", func() error { return both(os.Rename(in("a"), in("c")), os.Symlink("c", in("a"))) }},
		{"the folder for the link", func() error { return both(os.Remove(in("a")), os.Rename(in("c"), in("a"))) }},
		{"a link for a file", func() error {
			return both(os.Rename(in("a/b/b.go"), in("b.kept")), os.Symlink("../../b.kept", in("a/b/b.go")))
		}},
		{"another target", func() error { return os.WriteFile(in("b.kept"), []byte("package b\n\nfunc G() {}\n"), 0o644) }},
		{"a folder for a file", func() error { return both(os.Remove(in("a/b/b.go")), os.MkdirAll(in("a/b/b.go"), 0o755)) }},
		{"the file for the folder", func() error { return both(os.Remove(in("a/b/b.go")), os.Rename(in("b.kept"), in("a/b/b.go"))) }},
		{"a module from elsewhere", func() error {
			save(t, dir, "-- go.mod --\nmodule example.com/m\n\ngo 1.25\n\nrequire example.com/lib v1.0.0\n-- p/p.go --\npackage p\n\nimport _ \"example.com/lib\"\n")
			return nil
		}},
		{"a folder as modules.txt", func() error { return os.MkdirAll(in("vendor/modules.txt"), 0o755) }},
		{"a package in the vendor folder", func() error {
			save(t, dir, "-- vendor/example.com/lib/lib.go --\npackage lib\n")
			return nil
		}},
		{"a link to nowhere as modules.txt", func() error {
			return both(os.Remove(in("vendor/modules.txt")), os.Symlink("../nowhere", in("vendor/modules.txt")))
		}},
		{"somewhere", func() error { return os.Rename(in("vendored/modules.txt"), in("nowhere")) }},
	}
	cached := typesOptions()
	cached.CacheDir = t.TempDir()
	for _, step := range steps {
		if err := step.change(); err != nil {
			t.Fatal(err)
		}
		for _, run := range []string{"first", "second"} {
			want, got := load(t, dir, typesOptions()), load(t, dir, cached)
			if diff := cmp.Diff(want.Units, got.Units, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s, %s run: uncached -, cached +:\n%s", step.name, run, diff)
			}
		}
	}
}

func both(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// What a unit looks like may depend on code of another build list, whose links know nothing of it.
func TestLinksOfOneListKnowTheOthers(t *testing.T) {
	const program = `
-- go.mod --
module example.com/m

go 1.26

require example.com/b v0.0.0

replace example.com/b => ./b
-- a/a.go --
package a

import "example.com/b"

type T struct{ F b.T }

var A = b.B
-- b/go.mod --
module example.com/b

go 1.26
-- b/b.go --
package b

type T struct{ N int }

var B = 1
`
	const edit = "-- b/b.go --\npackage b\n\ntype T struct{ F func() }\n\nvar B = \"\"\n"
	imports := typesOptions()
	imports.Depth = inventory.DepthImports
	for _, between := range [][]source.Options{nil, {imports}, {imports, imports}} {
		dir, cacheDir := write(t, program), t.TempDir()
		run := func(opt source.Options, cacheDir string) []*inventory.Package {
			opt.Selection, opt.CacheDir = "nothing is left out", cacheDir
			return load(t, dir, opt).Units
		}
		settle()
		for range 2 {
			run(typesOptions(), cacheDir)
		}
		save(t, dir, edit)
		settle()
		for _, opt := range between { // such a run sees the edit and reads no types
			run(opt, cacheDir)
		}
		for range 2 {
			if diff := cmp.Diff(run(typesOptions(), ""), run(typesOptions(), cacheDir), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("after %d other runs: uncached -, cached +:\n%s", len(between), diff)
			}
		}
	}
}

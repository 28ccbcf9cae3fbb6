package source_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// chain is a program in which c sees a's types by inference only: it imports b alone.
const chain = `
-- go.mod --
module example.com/m

go 1.25
-- a/a.go --
package a

type Money struct{ Cents int }

const Rate = 3
-- b/b.go --
package b

import "example.com/m/a"

type Base struct{ a.Money }

func Price() a.Money { return a.Money{} }

func Days() [a.Rate]int { return [a.Rate]int{} }
-- c/c.go --
package c

import "example.com/m/b"

type Embeds struct{ b.Base }

var price = b.Price()

func Inferred() any {
	go func() {}()
	v := b.Price().Cents
	return v
}

var Days = b.Days()
-- c/c_test.go --
package c_test

import "example.com/m/c"

var embeds = c.Embeds{}.Cents
-- d/d.go --
package d
`

func TestCachedEqualsUncached(t *testing.T) {
	steps := []struct{ name, files string }{
		{"first run", ""},
		{"nothing changed", ""},
		{"a type two imports away", "-- a/a.go --\npackage a\n\ntype Money struct{ Cents int64 }\n\nconst Rate = 3\n"},
		{"a constant two imports away", "-- a/a.go --\npackage a\n\ntype Money struct{ Cents int64 }\n\nconst Rate = 4\n"},
		{"a method promoted by embedding", "-- a/a.go --\npackage a\n\ntype Money struct{ Cents int64 }\n\nconst Rate = 4\n\nfunc (Money) Format() string { return \"\" }\n"},
		{"a body", "-- b/b.go --\npackage b\n\nimport \"example.com/m/a\"\n\ntype Base struct{ a.Money }\n\nfunc Price() a.Money { return a.Money{Cents: 1} }\n\nfunc Days() [a.Rate]int { return [a.Rate]int{} }\n"},
		{"an inferred type behind an alias", "-- b/b.go --\npackage b\n\nimport \"example.com/m/a\"\n\ntype Base struct{ a.Money }\n\ntype price = struct{ Cents string }\n\nfunc Price() price { return price{} }\n\nfunc Days() [a.Rate]int { return [a.Rate]int{} }\n"},
		{"an external test", "-- c/c_test.go --\npackage c_test\n\nimport \"example.com/m/c\"\n\nvar embeds = &c.Embeds{}\n"},
		{"a field gone", "-- b/b.go --\npackage b\n\nimport \"example.com/m/a\"\n\ntype Base struct{ a.Money }\n\nfunc Price() a.Money { return a.Money{} }\n\nfunc Days() [a.Rate]int { return [a.Rate]int{} }\n-- a/a.go --\npackage a\n\ntype Money struct{}\n\nconst Rate = 4\n"},
		{"a fault", "-- a/a.go --\npackage a\n\ntype Money struct{ Cents Missing }\n\nconst Rate = 3\n"},
		{"a second package in a folder", "-- b/x.go --\npackage x\n"},
		{"out of sight", "-- b/x.go --\n//go:build ignore\n\npackage main\n"},
		{"the fault healed", "-- a/a.go --\npackage a\n\ntype Money struct{ Cents int }\n\nconst Rate = 3\n"},
		{"the language version", "-- go.mod --\nmodule example.com/m\n\ngo 1.24\n"},
		{"back again", chain},
	}
	dir := write(t, chain)
	cached := typesOptions()
	cached.CacheDir = t.TempDir()
	for _, step := range steps {
		save(t, dir, step.files)
		want, got := load(t, dir, typesOptions()), load(t, dir, cached)
		if diff := cmp.Diff(want.Units, got.Units, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: uncached -, cached +:\n%s", step.name, diff)
		}
		switch step.name {
		case "nothing changed", "back again":
			if s := got.Stats(); s.Checked != 0 || s.Declared != 0 || s.Listed != 0 {
				t.Errorf("%s: work was done: %+v", step.name, s)
			}
		case "a body":
			if got.Stats().Checked != 1 {
				t.Errorf("%s: %d packages were checked, want 1", step.name, got.Stats().Checked)
			}
		}
	}
}

func TestDamagedCacheIsIgnored(t *testing.T) {
	dir := write(t, variants)
	opt := typesOptions()
	opt.CacheDir = t.TempDir()
	want := load(t, dir, opt)
	files, err := filepath.Glob(filepath.Join(opt.CacheDir, "*", "*"))
	if err != nil || len(files) != 6 {
		t.Fatalf("files of the cache = %v, %v; want two packs, links, the roll, the memory and what go env says", files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file)[len(filepath.Base(file))-6:], func(t *testing.T) {
			damage(t, file, func(what string) {
				if diff := cmp.Diff(want.Units, load(t, dir, opt).Units, cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("%s:\n%s", what, diff)
				}
			})
		})
	}
	load(t, dir, opt)
	left, err := filepath.Glob(filepath.Join(opt.CacheDir, "*", "*"))
	if err != nil || len(left) < 6 {
		t.Fatalf("files of the cache = %v, %v", left, err)
	}
	for _, file := range left {
		if err := os.Truncate(file, 40); err != nil {
			t.Fatal(err)
		}
	}
	if got := load(t, dir, opt); got.Stats().Checked == 0 {
		t.Error("nothing was read again")
	}
	if got := load(t, dir, opt); got.Stats().Checked != 0 {
		t.Error("the damaged cache was not written again")
	}
}

// damage flips a bit here and there, and cuts the file off there too.
func damage(t *testing.T, file string, try func(what string)) {
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for step := 0; step < len(whole); step += 1 + len(whole)/40 {
		damaged := append([]byte{}, whole...)
		damaged[step] ^= 0x55
		if step%2 == 0 {
			damaged = damaged[:step]
		}
		if err := os.WriteFile(file, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		try(fmt.Sprintf("damage at byte %d", step))
	}
	if err := os.WriteFile(file, whole, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestFolderThatCannotBeWritten(t *testing.T) {
	dir := write(t, variants)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	opt := typesOptions()
	opt.CacheDir = filepath.Join(file, "cache")
	loadClean(t, dir, opt)
}

// Whatever was read before at another depth or in another context leaves no trace.
func TestContextsShareACache(t *testing.T) {
	dir := write(t, variants)
	cached := typesOptions()
	cached.CacheDir = t.TempDir()
	for range 2 {
		for _, change := range []func(*source.Options){
			func(*source.Options) {},
			func(o *source.Options) { o.Build.GOOS = "windows" },
			func(o *source.Options) { o.Context.ContractTypes = []string{"example.com/m/p.T"} },
			func(o *source.Options) { o.Generated = func(f string) bool { return f == "p/p.go" } },
		} {
			a, b := cached, typesOptions()
			change(&a)
			change(&b)
			if diff := cmp.Diff(loadClean(t, dir, b).Units, loadClean(t, dir, a).Units, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("uncached -, cached +:\n%s", diff)
			}
		}
	}
}

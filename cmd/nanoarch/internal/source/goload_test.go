package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

func packagesOptions() source.Options {
	opt := typesOptions()
	opt.Packages = true
	return opt
}

func TestLoadersAgree(t *testing.T) {
	for name, files := range alike {
		t.Run(name, func(t *testing.T) {
			dir := write(t, files)
			compareLoaders(t, load(t, dir, typesOptions()), load(t, dir, packagesOptions()))
		})
	}
}

// compareLoaders demands equal records.
func compareLoaders(t *testing.T, own, other *source.Program) {
	t.Helper()
	if diff := cmp.Diff(own.Errors, other.Errors); diff != "" {
		t.Errorf("errors (own -, go +):\n%s", diff)
	}
	if diff := cmp.Diff(problems(own), problems(other)); diff != "" {
		t.Errorf("problems (own -, go +):\n%s", diff)
	}
	for i, u := range own.Units {
		v := other.Units[i]
		if u.Sections != v.Sections {
			t.Errorf("%s %s: sections %b and %b", u.Dir, u.Name, u.Sections, v.Sections)
		}
		for s := inventory.SectionImports; inventory.AllSections&s != 0; s <<= 1 {
			if string(u.Encode(s)) != string(v.Encode(s)) {
				t.Errorf("%s %s, section %d (own -, go +):\n%s", u.Dir, u.Name, s, cmp.Diff(u, v))
			}
		}
	}
}

// The user's tags do not count.
func TestPackagesTakeThePolicysTags(t *testing.T) {
	t.Setenv("GOFLAGS", "-tags=mine")
	dir := write(t, goMod+"-- a/a.go --\npackage a\n-- a/mine.go --\n//go:build mine\n\npackage a\n-- a/ours.go --\n//go:build ours\n\npackage a\n")
	own, other := typesOptions(), packagesOptions()
	for _, tags := range [][]string{nil, {"ours", "others"}} {
		own.Build.Tags, other.Build.Tags = tags, tags
		compareLoaders(t, loadClean(t, dir, own), loadClean(t, dir, other))
	}
}

// Without a C compiler cgo makes nothing; the original files are still there.
func TestPackagesWithoutCCompiler(t *testing.T) {
	t.Setenv("CC", "/nonexistent/cc")
	loadClean(t, write(t, alike["cgo"]), packagesOptions())
}

func TestPackagesUnderAnOverlay(t *testing.T) {
	dir := write(t, variants)
	tree, err := source.OpenTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	over := source.Overlay(tree, map[string][]byte{
		"q/q.go":   []byte("package q\n\nimport (\n\t\"example.com/m/n\"\n\t\"example.com/m/p\"\n)\n\ntype W struct{ T p.T; N n.N }\n\nfunc Wrap(t p.T) W { return W{T: t} }\n"),
		"n/n.go":   []byte("package n\n\ntype N int\n"),
		"gone.txt": nil,
	})
	got := loadView(t, over, packagesOptions())
	compareLoaders(t, loadView(t, over, typesOptions()), got)
	if len(problems(got)) > 0 {
		t.Errorf("problems = %v", problems(got))
	}
	_, err = source.Load(t.Context(), source.Overlay(over, map[string][]byte{"r/r.go": nil}), packagesOptions())
	if err == nil || !strings.Contains(err.Error(), "as if r/r.go were deleted") {
		t.Errorf("a deleted file: %v", err)
	}
}

func TestPackagesReadNoRevision(t *testing.T) {
	dir := write(t, variants)
	runGit(t, dir, "init", "-q")
	runGit(t, dir, "add", ".")
	runGit(t, dir, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "first")
	v, err := source.OpenRevision(t.Context(), dir, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	_, err = source.Load(t.Context(), v, packagesOptions())
	if err == nil || !strings.Contains(err.Error(), "no git revision; use --loader=own") {
		t.Errorf("error = %v", err)
	}
}

// Whatever the user's settings are, no module file is written, and none of a workspace either.
func TestPackagesWriteNoModuleFile(t *testing.T) {
	t.Setenv("GOFLAGS", "-mod=mod")
	t.Setenv("GOPRIVATE", "*")
	t.Setenv("GONOSUMDB", "*") // the go command may take sums from the modules that it has
	a := "module example.com/a\n\ngo 1.25.0\n\nrequire github.com/google/go-cmp v0.7.0\n"
	for _, files := range []string{
		"-- go.mod --\n" + a + "-- a.go --\npackage a\n\nimport (\n\t_ \"example.com/private/x\"\n\t_ \"github.com/google/go-cmp/cmp\"\n)\n",
		"-- go.mod --\nmodule example.com/a\n-- a.go --\npackage a\n\nimport _ \"strings\"\n",
		"-- go.work --\ngo 1.25.0\n\nuse ./a\n-- a/go.mod --\n" + a + "-- a/a.go --\npackage a\n\nimport _ \"github.com/google/go-cmp/cmp\"\n",
	} {
		dir := write(t, files)
		before := contents(t, dir)
		own := load(t, dir, typesOptions())
		compareLoaders(t, own, load(t, dir, packagesOptions()))
		if diff := cmp.Diff(before, contents(t, dir)); diff != "" {
			t.Errorf("before -, after +:\n%s", diff)
		}
	}
}

// contents returns all files below a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		out[name] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestPackagesWithoutModule(t *testing.T) {
	got := problems(load(t, write(t, "-- a/a.go --\npackage a\n"), packagesOptions()))
	if m := got["a a"].Message; m != "the go loader did not load this package: no module holds it" {
		t.Errorf("problem = %q", m)
	}
}

// What is read by go/packages is neither kept nor taken from the cache.
func TestPackagesDoNotUseTheCache(t *testing.T) {
	dir, opt := write(t, variants), packagesOptions()
	opt.CacheDir = t.TempDir()
	for range 2 {
		if p := loadClean(t, dir, opt); p.Stats().Checked != len(p.Units) {
			t.Errorf("checked %d of %d units", p.Stats().Checked, len(p.Units))
		}
	}
	opt.Packages = false
	if p := loadClean(t, dir, opt); p.Stats().Checked != len(p.Units) {
		t.Error("records were kept")
	}
	opt.Packages = true
	if p := loadClean(t, dir, opt); p.Stats().Checked != len(p.Units) {
		t.Error("records were taken")
	}
}

func TestPackagesSayWhoFailed(t *testing.T) {
	dir := write(t, "-- go.mod --\nmodule example.com/m\n\ngo 1.999\n-- a/a.go --\npackage a\n")
	v, err := source.OpenTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	_, err = source.Load(t.Context(), v, packagesOptions())
	if err == nil || !strings.HasPrefix(err.Error(), "--loader=go cannot load the packages of go.mod: go.mod requires go >= 1.999") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error = %v", err)
	}
	t.Setenv("GOPACKAGESDRIVER", "/nonexistent/driver")
	_, err = source.Load(t.Context(), v, packagesOptions())
	if err == nil || !strings.Contains(err.Error(), "with GOPACKAGESDRIVER=/nonexistent/driver: ") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error = %v", err)
	}
}

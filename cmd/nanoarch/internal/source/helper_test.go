package source_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"golang.org/x/tools/txtar"
)

// linux is the build context of most tests.
var linux = source.Build{GOOS: "linux", GOARCH: "amd64", Cgo: true}

func typesOptions() source.Options {
	return source.Options{Depth: inventory.DepthTypes, Build: linux}
}

// write makes a folder of the files in a txtar text.
func write(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	save(t, dir, text)
	return dir
}

// save writes the files of a txtar text over those of a folder.
func save(t *testing.T, dir, text string) {
	t.Helper()
	for _, f := range txtar.Parse([]byte(text)).Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// load reads a folder.
func load(t *testing.T, dir string, opt source.Options) *source.Program {
	t.Helper()
	v, err := source.OpenTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	return loadView(t, v, opt)
}

func loadView(t *testing.T, v *source.View, opt source.Options) *source.Program {
	t.Helper()
	p, err := source.Load(context.Background(), v, opt)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// loadClean reads a folder that has nothing wrong.
func loadClean(t *testing.T, dir string, opt source.Options) *source.Program {
	t.Helper()
	p := load(t, dir, opt)
	for _, e := range p.Errors {
		t.Errorf("error: %+v", e)
	}
	for _, u := range p.Units {
		if u.Problem.Message != "" {
			t.Errorf("%s %s: %+v", u.Dir, u.Name, u.Problem)
		}
		if opt.Depth > inventory.DepthImports && !u.Has(inventory.AllSections) {
			t.Errorf("%s %s lacks typed sections", u.Dir, u.Name)
		}
	}
	return p
}

// problems returns the problems of all units that have one, by folder and name.
func problems(p *source.Program) map[string]source.Problem {
	out := map[string]source.Problem{}
	for _, u := range p.Units {
		if u.Problem.Message != "" {
			out[u.Dir+" "+u.Name] = u.Problem
		}
	}
	return out
}

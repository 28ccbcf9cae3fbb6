package source_test

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

const rolled = `
-- go.mod --
module example.com/m

go 1.26
-- a/a.go --
package a

import "example.com/m/b"

var A = b.B
-- b/b.go --
package b

var B = 1
-- c/c_windows.go --
package c
-- nanoarch.toml --
version = 1
`

// Whatever changes between two runs, the second one tells what a first one would.
func TestRollIsOfNow(t *testing.T) {
	for _, test := range []struct{ name, files, gone string }{
		{name: "nothing"},
		{name: "a policy", files: "-- nanoarch.toml --\nversion = 1 # again\n"},
		{name: "a body", files: "-- b/b.go --\npackage b\n\nvar B = 2\n"},
		{name: "imports", files: "-- b/b.go --\npackage b\n\nimport \"errors\"\n\nvar B = errors.New(\"\")\n"},
		{name: "another package name", files: "-- c/c_windows.go --\npackage d\n"},
		{name: "a constraint", files: "-- b/b.go --\n//go:build windows\n\npackage b\n\nvar B = 1\n"},
		{name: "a new file", files: "-- b/more.go --\npackage b\n\nvar C = 1\n"},
		{name: "a new folder", files: "-- d/d.go --\npackage d\n"},
		{name: "a file less", gone: "a/a.go"},
		{name: "a folder less", gone: "a"},
		{name: "a nested module", files: "-- b/go.mod --\nmodule example.com/m/b\n\ngo 1.26\n"},
		{name: "another language version", files: "-- go.mod --\nmodule example.com/m\n\ngo 1.25\n"},
		{name: "an ignored folder", files: "-- go.mod --\nmodule example.com/m\n\ngo 1.26\n\nignore ./c\n"},
		{name: "a workspace", files: "-- go.work --\ngo 1.26\n\nuse .\n"},
		{name: "a second policy", files: "-- b/nanoarch.toml --\nversion = 1\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := write(t, rolled)
			opt := typesOptions()
			opt.Selection, opt.CacheDir = "nothing is left out", t.TempDir()
			settle()
			for range 2 { // the first run does not know yet what types will ask for
				load(t, dir, opt)
			}
			save(t, dir, test.files)
			if test.gone != "" {
				if err := os.RemoveAll(filepath.Join(dir, filepath.FromSlash(test.gone))); err != nil {
					t.Fatal(err)
				}
			}
			settle()
			again := load(t, dir, opt)
			opt.CacheDir = ""
			asFirst := load(t, dir, opt)
			if diff := cmp.Diff(asFirst.Units, again.Units, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("units of a first run -, of a later one +:\n%s", diff)
			}
			if diff := cmp.Diff(asFirst.Policies, again.Policies, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("policies of a first run -, of a later one +:\n%s", diff)
			}
			if diff := cmp.Diff(asFirst.Errors, again.Errors, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("errors of a first run -, of a later one +:\n%s", diff)
			}
		})
	}
}

// A file that changes while a run reads it must not leave anything behind that the next one believes.
func TestFileThatChangesWhileItIsRead(t *testing.T) {
	dir, cacheDir := write(t, rolled), t.TempDir()
	opt := typesOptions()
	opt.Selection = "nothing is left out"
	read := func(seen func(name string)) *source.Program {
		t.Helper()
		v, err := source.OpenTree(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		v.OnRead(seen)
		opt.CacheDir = cacheDir
		return loadView(t, v, opt)
	}
	settle()
	var once sync.Once
	torn := read(func(name string) {
		if name == "b/b.go" {
			once.Do(func() { save(t, dir, "-- b/b.go --\npackage b\n\nimport \"errors\"\n\nvar B = errors.New(\"\")\n") })
		}
	})
	if !hasProblem(torn) {
		t.Fatal("the first run has no problem with a file that changed")
	}
	settle()
	for range 2 {
		if got := read(func(string) {}); hasProblem(got) {
			t.Fatalf("a later run: %+v", got.Units)
		}
	}
}

func hasProblem(p *source.Program) bool {
	for _, u := range p.Units {
		if u.Problem.Message != "" {
			return true
		}
	}
	return false
}

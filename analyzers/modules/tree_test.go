package modules_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/nanoarch/nanoarch/analyzers/modules"
)

const spread = `
-- go.mod --
module example.com/above
ignore ./program/left
-- program/a/go.mod --
module example.com/a
require (
	example.com/b v1.0.0
	example.com/c v1.0.0
	example.com/d v1.0.0
)
replace example.com/c => ../c
-- program/b/go.mod --
module example.com/b
-- program/c/go.mod --
module example.com/c
-- program/w/go.work --
use ../../beside
-- program/left/go.mod --
module example.com/left
-- program/skipped/go.mod --
module example.com/skipped
-- program/testdata/go.mod --
module example.com/testdata
-- program/_x/go.mod --
module example.com/x
-- beside/go.mod --
module example.com/beside
`

func unpack(t *testing.T, archive string) string {
	t.Helper()
	fsys, err := txtar.FS(txtar.Parse([]byte(archive)))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, fsys); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestTree finds the module files of a tree, and makes the same of their texts elsewhere.
func TestTree(t *testing.T) {
	root := filepath.Join(unpack(t, spread), "program")
	files, err := modules.Tree(root, func(dir string) bool { return dir == "skipped" })
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"../beside/go.mod", "../go.mod", "a/go.mod", "b/go.mod", "c/go.mod", "w/go.work"}
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(files))); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	m := files.Map(filepath.FromSlash("/elsewhere/program"))
	if got := m.ImportPath("x/y"); got != "example.com/above/program/x/y" {
		t.Errorf("import path %s", got)
	}
	if dir, ok := m.Dir("a", "example.com/b/z"); !ok || dir != "b/z" {
		t.Errorf("example.com/b/z is in %s, %v", dir, ok)
	}
	for dir, want := range map[string]string{"a": "example.com/b", "b": "", ".": ""} {
		got := ""
		if mod := m.Unbound(m.List(dir)); mod != nil {
			got = mod.Path
		}
		if got != want {
			t.Errorf("of %s, %q is unbound, not %q", dir, got, want)
		}
	}
	t.Setenv("GOWORK", "off")
	if files, err = modules.Tree(root, func(string) bool { return false }); err != nil || len(files["w/go.work"]) > 0 || len(files["skipped/go.mod"]) == 0 {
		t.Errorf("without workspaces: %v, %v", slices.Sorted(maps.Keys(files)), err)
	}
}

func TestTreeOfFaultyFiles(t *testing.T) {
	root := unpack(t, "-- go.mod --\nmodule example.com/m\n-- a/go.mod --\nmodul example.com/a\n")
	if _, err := modules.Tree(root, func(string) bool { return false }); err == nil || !strings.Contains(err.Error(), "cannot read a/go.mod: ") {
		t.Errorf("error %v", err)
	}
}

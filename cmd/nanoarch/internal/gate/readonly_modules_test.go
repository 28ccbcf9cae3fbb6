package gate

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// unsettled are trees whose module files the go command would like to complete or to correct: a go.sum without the line
// that is needed, no go.sum at all, no go line, a workspace above the checked folder without a go.work.sum, a vendor
// folder that does not fit go.mod.
const unsettled = `
-- go.work --
go 1.25

use ./used
-- used/go.mod --
module example.com/used

go 1.25

require example.com/lib v1.2.3
-- used/nanoarch.toml --
version = 1
[roles.operation]
packages = ["*"]
imports  = ["std"]
external = ["example.com/lib/**"]
-- used/a/a.go --
package a

import _ "example.com/lib/sub"
-- nosum/go.mod --
module example.com/nosum

require example.com/lib v1.2.3
-- nosum/nanoarch.toml --
version = 1
[roles.operation]
packages = ["*"]
external = ["example.com/lib/**"]
-- nosum/a/a.go --
package a

import _ "example.com/lib/sub"
-- shortsum/go.mod --
module example.com/shortsum

go 1.25

require (
	example.com/lib v1.2.3
	example.com/other v1.0.0 // indirect
)
-- shortsum/go.sum --
example.com/lib v1.2.3/go.mod h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
-- shortsum/nanoarch.toml --
version = 1
[roles.operation]
packages = ["*"]
external = ["example.com/lib/**"]
-- shortsum/a/a.go --
package a

import _ "example.com/lib/sub"
-- vendored/go.mod --
module example.com/vendored

go 1.25

require example.com/lib v1.2.3
-- vendored/nanoarch.toml --
version = 1
[roles.operation]
packages = ["*"]
external = ["example.com/lib/**"]
-- vendored/a/a.go --
package a

import _ "example.com/lib/sub"
-- vendored/vendor/modules.txt --
# example.com/lib v1.0.0
## explicit
-- vendored/vendor/example.com/lib/sub/sub.go --
package sub
`

// TestNothingIsWrittenBesideModuleFiles checks and surveys unsettled trees under settings that let the go command write
// go.mod and go.sum. Whether they can be read is not asked here.
func TestNothingIsWrittenBesideModuleFiles(t *testing.T) {
	dir := written(t, unsettled)
	overlay := written(t, "-- b/b.go --\npackage b\n\nimport _ \"example.com/lib/more\"\n")
	forbidWriting(t, dir)
	before := traces(t, dir)
	cache := t.TempDir()
	t.Setenv("GOPROXY", "off")
	t.Setenv("GOPRIVATE", "*")
	for _, flags := range []string{"", "-mod=mod"} {
		t.Setenv("GOFLAGS", flags)
		for _, tree := range []string{"used", "nosum", "shortsum", "vendored"} {
			for _, o := range []Options{{NoCache: true}, {CacheDir: cache, Overlay: overlay}} {
				o.Dir = filepath.Join(dir, tree)
				if _, err := Check(t.Context(), o); err != nil {
					t.Errorf("GOFLAGS=%s %s: %v", flags, tree, err)
				}
				if _, err := Survey(t.Context(), o); err != nil {
					t.Errorf("GOFLAGS=%s %s: %v", flags, tree, err)
				}
			}
		}
		if diff := cmp.Diff(before, traces(t, dir)); diff != "" {
			t.Fatalf("GOFLAGS=%s: before -, after +:\n%s", flags, diff)
		}
	}
}

// written returns a folder with the files of a txtar text.
func written(t *testing.T, text string) string {
	t.Helper()
	files, err := txtar.FS(txtar.Parse([]byte(text)))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestOverlayIsNotWritten checks proposed files: neither the tree nor the folder of the proposal may change.
func TestOverlayIsNotWritten(t *testing.T) {
	tree, overlay := copyOf(t, shop), copyOf(t, "../../../../testdata/seeded")
	forbidWriting(t, tree)
	forbidWriting(t, overlay)
	before := []map[string]string{traces(t, tree), traces(t, overlay)}
	r := check(t, Options{Dir: tree, Overlay: overlay, CacheDir: t.TempDir()})
	if len(r.Findings) == 0 {
		t.Error("the proposal was not judged")
	}
	if diff := cmp.Diff(before, []map[string]string{traces(t, tree), traces(t, overlay)}); diff != "" {
		t.Errorf("before -, after +:\n%s", diff)
	}
}

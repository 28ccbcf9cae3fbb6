package source_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"golang.org/x/tools/txtar"
)

const edits = `
-- p/p.go --
package p

type T struct{ n, m int }

func New() T { return T{m: 1} }
-- new/deep/n.go --
package deep

import "example.com/m/p"

var N = p.New()
`

// A proposed change is judged as if it had been saved.
func TestOverlayEqualsSaved(t *testing.T) {
	dir := write(t, variants)
	v, err := source.OpenTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	contents := map[string][]byte{"r/r.go": nil, "p/export_test.go": []byte("package p\n\nfunc (t T) Number() int { return t.n }\n\nvar Hidden struct{ N int }\n")}
	for _, f := range txtar.Parse([]byte(edits)).Files {
		contents[f.Name] = f.Data
	}
	laid := loadView(t, source.Overlay(v, contents), typesOptions())

	saved := write(t, variants)
	for name, b := range contents {
		name = filepath.Join(saved, filepath.FromSlash(name))
		if b == nil {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want := loadClean(t, saved, typesOptions())
	if diff := cmp.Diff(want.Units, laid.Units, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("saved -, laid over +:\n%s", diff)
	}
	if len(want.Units) != 4 {
		t.Errorf("%d units, want 4", len(want.Units))
	}
}

// A revision is read from git's objects, also in a folder inside the repository, whatever the working tree holds.
func TestRevisionEqualsTree(t *testing.T) {
	repo := t.TempDir()
	dir := filepath.Join(repo, "services")
	save(t, dir, variants)
	if err := os.Symlink("p.go", filepath.Join(dir, "p", "linked.txt")); err != nil {
		t.Fatal(err)
	}
	want := loadClean(t, dir, typesOptions())
	runGit(t, repo, "init", "-q")
	runGit(t, repo, "add", ".")
	runGit(t, repo, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "first")
	save(t, dir, edits)
	if err := os.RemoveAll(filepath.Join(dir, "go.mod")); err != nil {
		t.Fatal(err)
	}

	v, err := source.OpenRevision(context.Background(), dir, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	got := loadView(t, v, typesOptions())
	if diff := cmp.Diff(want.Units, got.Units, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("tree -, revision +:\n%s", diff)
	}
	if b, err := v.ReadFile("p/linked.txt"); err != nil || len(b) < 20 {
		t.Errorf("ReadFile of a link = %q, %v", b, err)
	}
	if _, err := v.ReadFile("new/deep/n.go"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("ReadFile of an uncommitted file: %v", err)
	}
	for _, rev := range []string{"nowhere", "--help", ""} {
		if _, err := source.OpenRevision(context.Background(), dir, rev); err == nil {
			t.Errorf("revision %q was opened", rev)
		}
	}
}

func runGit(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func TestCountersCountReading(t *testing.T) {
	dir := write(t, "-- go.mod --\nmodule example.com/m\n-- a/a.go --\npackage a\n")
	v, err := source.OpenTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	for _, name := range []string{"go.mod", "a/a.go"} {
		if _, err := v.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := v.ReadDir("a"); err != nil {
		t.Fatal(err)
	}
	want := source.Counters{Files: 2, Go: 1, Bytes: int64(len("module example.com/m\n") + len("package a\n")), Dirs: 1}
	if got := v.Counters(); got != want {
		t.Errorf("counters = %+v, want %+v", got, want)
	}
}

// What is named like a Go file and cannot be read is never left out in silence, in a tree and in a revision; a link to
// a folder is no file, for the go command neither.
func TestLinksThatLeadNowhere(t *testing.T) {
	dir := write(t, "-- go.mod --\nmodule example.com/m\n\ngo 1.25\n-- a/a.go --\npackage a\n-- sub/x/x.txt --\n-- only/keep --\n")
	for name, target := range map[string]string{
		"a/gone.go": "nowhere.go", "a/loop.go": "loop.go", "a/folder.go": "../sub/x", "a/again.go": "folder.go", "a/.#a.go": "me@host", "only/gone_test.go": "nowhere.go",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	runGit(t, dir, "init", "-q")
	runGit(t, dir, "add", ".")
	runGit(t, dir, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "first")
	rev, err := source.OpenRevision(context.Background(), dir, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	defer rev.Close()
	for kind, p := range map[string]*source.Program{
		"tree": load(t, dir, source.Options{Build: linux, Depth: inventory.DepthImports}), "revision": loadView(t, rev, source.Options{Build: linux, Depth: inventory.DepthImports}),
	} {
		var got []string
		for _, e := range p.Errors {
			got = append(got, e.File)
			for _, name := range []string{"gone.go", "loop.go"} {
				if e.File == "a" && !strings.Contains(e.Message, "a/"+name) {
					t.Errorf("%s: %s is not named: %s", kind, name, e.Message)
				}
			}
			if strings.Contains(e.Message, "folder.go") || strings.Contains(e.Message, "\n") {
				t.Errorf("%s: %q", kind, e.Message)
			}
		}
		if diff := cmp.Diff([]string{"a", "only"}, got); diff != "" {
			t.Errorf("%s: folders with errors:\n%s", kind, diff)
		}
	}
}

package gate

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNothingIsWritten checks and surveys a tree that must not be written to, with and without a cache.
func TestNothingIsWritten(t *testing.T) {
	dir := copyOf(t, shop)
	forbidWriting(t, dir)
	before := traces(t, dir)
	if len(before) < 60 {
		t.Fatalf("only %d files and folders are watched", len(before))
	}
	cache := t.TempDir()
	for _, o := range []Options{{Dir: dir, NoCache: true}, {Dir: dir, CacheDir: cache}, {Dir: dir, CacheDir: cache}} {
		clean(t, check(t, o))
		s, err := Survey(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range s.Errors {
			t.Errorf("cannot tell: %s:%d: %s", e.File, e.Line, e.Message)
		}
	}
	if diff := cmp.Diff(before, traces(t, dir)); diff != "" {
		t.Errorf("before -, after +:\n%s", diff)
	}
}

// forbidWriting takes the right to write from everything in a tree until the test ends.
func forbidWriting(t *testing.T, dir string) {
	t.Helper()
	t.Cleanup(func() {
		if err := setModes(dir, 0o644, 0o755); err != nil {
			t.Error(err)
		}
	})
	if err := setModes(dir, 0o444, 0o555); err != nil {
		t.Fatal(err)
	}
}

func setModes(dir string, file, folder fs.FileMode) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.Type()&fs.ModeSymlink != 0 {
			return err
		}
		if d.IsDir() {
			return os.Chmod(name, folder)
		}
		return os.Chmod(name, file)
	})
}

// traces returns, for everything in a tree, what writing would change: contents, mode and time.
func traces(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		var content []byte
		if d.Type().IsRegular() {
			if content, err = os.ReadFile(name); err != nil {
				return err
			}
		}
		out[name] = fmt.Sprintf("%v %v %x", info.Mode(), info.ModTime(), sha256.Sum256(content))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// copyOf returns a copy of a tree that can be written to.
func copyOf(t *testing.T, tree string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(tree)); err != nil {
		t.Fatal(err)
	}
	if err := setModes(dir, 0o644, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// clean demands a run that could tell everything and found nothing at all.
func clean(t *testing.T, r *Result) {
	t.Helper()
	for _, e := range r.Errors {
		t.Errorf("cannot tell: %s:%d: %s", e.File, e.Line, e.Message)
	}
	for _, f := range r.Findings {
		t.Errorf("%s %s: %s", f.Level, f.Rule, f.Message)
	}
	if r.Packages == 0 {
		t.Error("no package was judged")
	}
}

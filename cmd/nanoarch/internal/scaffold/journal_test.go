package scaffold

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCommit(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.go"), []byte("one"))
	write(t, filepath.Join(dir, "gone.go"), []byte("old"))
	changes := []Change{
		{Path: "a.go", Old: []byte("one"), New: []byte("two")},
		{Path: "sub/b.go", New: []byte("b")},
		{Path: "gone.go", Old: []byte("old")},
	}
	if err := Commit(dir, changes); err != nil {
		t.Fatal(err)
	}
	if a, _ := os.ReadFile(filepath.Join(dir, "a.go")); string(a) != "two" {
		t.Errorf("a.go is %q", a)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("the folder holds %v, want a.go and sub", entries)
	}
	if err := Commit(dir, changes); err != nil {
		t.Errorf("what another run has written already: %v", err)
	}
	write(t, filepath.Join(dir, "a.go"), []byte("three"))
	if err := Commit(dir, changes); err == nil || !strings.Contains(err.Error(), "a.go has changed meanwhile") {
		t.Errorf("a file that changed meanwhile: %v", err)
	}
}

// TestRecover ends a commit behind each of its files.
func TestRecover(t *testing.T) {
	changes := []Change{{Path: "a.go", Old: []byte("1"), New: []byte("2")}, {Path: "b.go", New: []byte("b")}, {Path: "c.go", Old: []byte("c")}}
	for done := range len(changes) + 1 {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "a.go"), []byte("1"))
		write(t, filepath.Join(dir, "c.go"), []byte("c"))
		r, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := finish(r, changes[:done]); done > 0 && err == nil {
			t.Fatal("there was no journal to remove, and nobody noticed")
		}
		write(t, filepath.Join(dir, temporary+Journal), []byte("half"))
		if ok, err := Recover(dir); ok || err != nil {
			t.Errorf("without a journal: %v, %v", ok, err)
		}
		if _, err := os.Lstat(filepath.Join(dir, temporary+Journal)); err == nil {
			t.Error("half a journal is left")
		}
		if err := journal(r, changes); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, temporary+"x"), []byte("half"))
		if ok, err := Recover(dir); !ok || err != nil {
			t.Errorf("%d files were written: %v, %v", done, ok, err)
		}
		a, _ := os.ReadFile(filepath.Join(dir, "a.go"))
		entries, _ := os.ReadDir(dir)
		if string(a) != "2" || len(entries) != 2 {
			t.Errorf("%d files were written: a.go is %q, the folder holds %v", done, a, entries)
		}
		r.Close()
	}
}

func TestRecoverRefuses(t *testing.T) {
	dir := t.TempDir()
	r, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := journal(r, []Change{{Path: "a.go", Old: []byte("1"), New: []byte("2")}}); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "a.go"), []byte("by hand"))
	if _, err := Recover(dir); err == nil || !strings.Contains(err.Error(), "a.go was edited") {
		t.Errorf("an edited file: %v", err)
	}
	write(t, filepath.Join(dir, Journal), []byte("{"))
	if _, err := Recover(dir); err == nil || !strings.Contains(err.Error(), "cannot be read") {
		t.Errorf("a broken journal: %v", err)
	}
	if err := os.Remove(filepath.Join(dir, "a.go")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/etc/hostname", filepath.Join(dir, "a.go")); err != nil {
		t.Skip(err)
	}
	if err := Commit(dir, []Change{{Path: "a.go", New: []byte("2")}}); err == nil {
		t.Error("a link is written through")
	}
}

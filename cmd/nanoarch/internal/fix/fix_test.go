package fix

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// program writes files a and b of a package and returns the folder and the record.
func program(t *testing.T) (root string, u *inventory.Package) {
	t.Helper()
	root, u = t.TempDir(), &inventory.Package{Dir: "p", ImportPath: "example.com/m/p"}
	if err := os.Mkdir(filepath.Join(root, "p"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a", "b"} {
		if err := os.WriteFile(filepath.Join(root, "p", name), []byte("0123456789"), 0o640); err != nil {
			t.Fatal(err)
		}
		u.Files = append(u.Files, inventory.File{Name: name, Hash: inventory.BlobHash([]byte("0123456789"))})
	}
	return root, u
}

// finding has edits, each given as file, start, end, text.
func finding(u *inventory.Package, edits ...subject.Edit) *subject.Finding {
	return &subject.Finding{Package: u, Fix: &subject.Fix{Edits: edits}}
}

func change(file, start, end int, text string) subject.Edit {
	return subject.Edit{Pos: inventory.Pos{File: file, Start: start, End: end}, Text: text}
}

func contents(t *testing.T, root string) string {
	t.Helper()
	var out []string
	entries, err := os.ReadDir(filepath.Join(root, "p"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(root, "p", e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e.Name()+" "+string(b))
	}
	return strings.Join(out, ", ")
}

func TestWrite(t *testing.T) {
	root, u := program(t)
	found := []*subject.Finding{
		{Package: u}, // has no fix
		finding(u, change(0, 8, 9, "eight"), change(0, 2, 4, ""), change(1, 10, 10, "!")),
		finding(u, change(0, 3, 5, "x"), change(1, 0, 1, "y")), // changes what the one before does
		finding(u, change(0, 4, 5, "four"), change(1, 10, 10, "!")),
		finding(u, change(1, 10, 10, "?")), // who is first?
		finding(u, change(1, 9, 99, "")),   // behind the end
	}
	p, err := New(root, found)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Fixed) != 2 || len(p.Later) != 3 {
		t.Errorf("%d fixed, %d later", len(p.Fixed), len(p.Later))
	}
	if diff := cmp.Diff([]string{"p/a", "p/b"}, p.Files()); diff != "" {
		t.Error(diff)
	}
	if d := string(p.Diff()); !strings.Contains(d, "--- a/p/a\n+++ b/p/a\n") || !strings.Contains(d, "+01four567eight9\n") || contents(t, root) != "a 0123456789, b 0123456789" {
		t.Errorf("diff:\n%s", d)
	}
	if err := p.Write(); err != nil {
		t.Fatal(err)
	}
	if got, want := contents(t, root), "a 01four567eight9, b 0123456789!"; got != want {
		t.Errorf("wrote %s, want %s", got, want)
	}
	if info, err := os.Stat(filepath.Join(root, "p", "a")); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

// TestRefusals: nothing is written unless everything can be.
func TestRefusals(t *testing.T) {
	both := []subject.Edit{change(0, 0, 1, "x"), change(1, 0, 1, "x")}
	for name, test := range map[string]struct {
		before, between func(t *testing.T, dir string)
		says            string
	}{
		"changed before":  {before: func(t *testing.T, dir string) { write(t, dir, "b", "other") }, says: "p/b has changed"},
		"changed between": {between: func(t *testing.T, dir string) { write(t, dir, "b", "other") }, says: "p/b has changed"},
		"gone between":    {between: func(t *testing.T, dir string) { remove(t, dir, "b") }, says: "nothing is written"},
		"a link": {before: func(t *testing.T, dir string) {
			remove(t, dir, "b")
			write(t, filepath.Dir(dir), "elsewhere", "0123456789")
			if err := os.Symlink("../elsewhere", filepath.Join(dir, "b")); err != nil {
				t.Fatal(err)
			}
		}, says: "is no ordinary file"},
	} {
		root, u := program(t)
		dir := filepath.Join(root, "p")
		if test.before != nil {
			test.before(t, dir)
		}
		p, err := New(root, []*subject.Finding{finding(u, both...)})
		if err == nil {
			if test.between != nil {
				test.between(t, dir)
			}
			err = p.Write()
		}
		if err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: error %v", name, err)
		}
		if got := contents(t, root); !strings.HasPrefix(got, "a 0123456789") || strings.Contains(got, ".nanoarch") {
			t.Errorf("%s: left %s", name, got)
		}
	}
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
}

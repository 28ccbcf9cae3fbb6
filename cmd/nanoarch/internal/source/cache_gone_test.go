package source

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// Packs are made smaller now and then, so some sections of a record may be gone while others are not.
func TestSomeEntriesAreGone(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module example.com/m\n\ngo 1.25\n",
		"p/p.go": "package p\n\nimport \"strings\"\n\ntype T struct{ N int }\n\nfunc (T) Do(s string) (string, error) {\n\tgo func() {}()\n\treturn strings.ToUpper(s), nil\n}\n",
		"q/q.go": "package q\n\nimport \"example.com/m/p\"\n\nvar D interface{ Do(string) (string, error) } = p.T{}\n\nfunc F() { _, _ = D.Do(\"\") }\n",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	load := func(cacheDir string) []*inventory.Package {
		t.Helper()
		v, err := OpenTree(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		p, err := Load(t.Context(), v, Options{Depth: inventory.DepthTypes, Build: Build{GOOS: "linux", GOARCH: "amd64"}, CacheDir: cacheDir})
		if err != nil {
			t.Fatal(err)
		}
		return p.Units
	}
	want := load("")
	for n := range 3 {
		cache := t.TempDir()
		load(cache)
		names, _ := filepath.Glob(filepath.Join(cache, "*", "*"+coldSuffix))
		if len(names) != 1 {
			t.Fatalf("packs: %v", names)
		}
		thin(t, names[0], n)
		for range 2 {
			if diff := cmp.Diff(want, load(cache), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("every third entry is gone, from %d: uncached -, cached +:\n%s", n, diff)
			}
		}
	}
}

// thin removes every third entry of a pack.
func thin(t *testing.T, name string, from int) {
	t.Helper()
	p, err := openPack(name, true)
	if err != nil {
		t.Fatal(err)
	}
	defer p.file.Close()
	var out bytes.Buffer
	w := &packWriter{w: &out}
	for i := range p.rows() {
		if b, ok := p.content(i); ok && i%3 != from {
			w.add(Key(p.row(i)[:len(Key{})]), b)
		}
	}
	if err := w.close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

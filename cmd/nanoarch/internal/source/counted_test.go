package source_test

import (
	"context"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// counting is what one reading did.
type counting struct {
	states map[string]source.Key // of all units
	read   []string              // units whose records were made
	files  []string              // Go files that were opened
	units  []*inventory.Package
	stats  source.Stats
}

// count reads a program from the cache; of units in a state that is known nothing more is wanted.
func count(t *testing.T, dir, cacheDir string, known map[string]source.Key) *counting {
	t.Helper()
	v, err := source.OpenTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	var mu sync.Mutex
	c := &counting{states: map[string]source.Key{}}
	v.OnRead(func(name string) {
		mu.Lock()
		defer mu.Unlock()
		if strings.HasSuffix(name, ".go") {
			c.files = append(c.files, name)
		}
	})
	opt := typesOptions()
	opt.Selection = "nothing is left out"
	opt.Cache = source.OpenCache(cacheDir, dir)
	defer opt.Cache.Close()
	v.Remember(opt.Cache)
	p, err := source.Open(context.Background(), v, opt)
	if err != nil {
		t.Fatal(err)
	}
	err = p.Read(inventory.DepthTypes, source.Visit{
		Known: func(u *inventory.Package, state source.Key) (inventory.Section, bool) {
			mu.Lock()
			defer mu.Unlock()
			c.states[u.Dir+" "+u.Name] = state
			return 0, known[u.Dir+" "+u.Name] == state
		},
		Done: func(u *inventory.Package, _ source.Key) {
			mu.Lock()
			defer mu.Unlock()
			c.read = append(c.read, u.Dir+" "+u.Name)
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	v.Keep(opt.Cache)
	p.Keep()
	opt.Cache.Save()
	slices.Sort(c.read)
	slices.Sort(c.files)
	c.files, c.units, c.stats = slices.Compact(c.files), p.Units, p.Stats()
	return c
}

// behind returns the folders that the units' code imports in the end.
func (c *counting) behind(units []string) map[string]bool {
	byPath := map[string]*inventory.Package{}
	for _, u := range c.units {
		if u.TestOf == "" {
			byPath[u.ImportPath] = u
		}
	}
	dirs := map[string]bool{}
	var follow func(u *inventory.Package, tests bool)
	follow = func(u *inventory.Package, tests bool) {
		for _, i := range u.Imports {
			if to := byPath[i.Path]; to != nil && (tests || !i.Test) && !dirs[to.Dir] {
				dirs[to.Dir] = true
				follow(to, false)
			}
		}
	}
	for _, u := range c.units {
		if slices.Contains(units, u.Dir+" "+u.Name) {
			follow(u, true)
		}
	}
	return dirs
}

// Read again are exactly the units whose state has changed. Opened are their files, and those of the packages that they
// import, of which declarations are needed.
func TestWorkIsCounted(t *testing.T) {
	const shop = "../../../../testdata/shop"
	dir, cacheDir := t.TempDir(), t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(shop)); err != nil {
		t.Fatal(err)
	}
	settle() // stamps of files that were just written tell nothing
	last := count(t, dir, cacheDir, nil)
	for _, step := range []struct {
		name, file, old, new string
		many                 bool // units besides the one that is edited
		none                 bool
	}{
		{name: "nothing", none: true},
		{name: "a touched file", file: "services/catalog/quote/quote.go", none: true},
		{name: "a body", file: "services/orders/place/undo.go", old: "{\n", new: "{\n\t_ = 0\n"},
		{name: "a comment", file: "services/orders/place/undo.go", old: "package place", new: "package place // of orders"},
		{name: "a contract", file: "services/catalog/quote/contract/contract.go", old: "type In struct {", new: "type In struct {\n\tMore int", many: true},
	} {
		t.Run(step.name, func(t *testing.T) {
			if step.file != "" {
				change(t, filepath.Join(dir, filepath.FromSlash(step.file)), step.old, step.new)
				settle()
			}
			now := count(t, dir, cacheDir, last.states)
			var changed []string
			for name, state := range now.states {
				if last.states[name] != state {
					changed = append(changed, name)
				}
			}
			slices.Sort(changed)
			if diff := cmp.Diff(changed, now.read); diff != "" {
				t.Errorf("units in another state -, units read +:\n%s", diff)
			}
			if step.none != (len(changed) == 0) || step.many != (len(changed) > 2) || now.stats.Checked != len(changed) {
				t.Errorf("changed %v; %d packages were checked", changed, now.stats.Checked)
			}
			declared := now.behind(changed)
			for _, f := range now.files {
				own := slices.ContainsFunc(changed, func(name string) bool { return strings.HasPrefix(name, path.Dir(f)+" ") })
				if !own && !declared[path.Dir(f)] && f != step.file {
					t.Errorf("%s was opened for nothing", f)
				}
			}
			last = now
		})
	}
}

func settle() { time.Sleep(60 * time.Millisecond) }

// change replaces the first occurrence of a text in a file; without one the file is written as it is.
func change(t *testing.T, file, old, new string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)
	if old != "" && !strings.Contains(text, old) {
		t.Fatalf("%s does not hold %q", file, old)
	}
	if old != "" {
		text = strings.Replace(text, old, new, 1)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

package gate

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/graph"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"github.com/nanoarch/nanoarch/rules"
)

func encoded(t *testing.T, g *graph.Graph) string {
	t.Helper()
	var b bytes.Buffer
	if err := g.JSON(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestGraphFromCache edits a program: after each edit the graph is that of a run that knows nothing, whoever ran between,
// and the second time it is not even made.
func TestGraphFromCache(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(shop)); err != nil {
		t.Fatal(err)
	}
	change := func(name, old, now string) func() {
		return func() {
			file := filepath.Join(dir, name)
			b, err := os.ReadFile(file)
			if err != nil || !strings.Contains(string(b), old) {
				t.Fatal(name, err)
			}
			if err := os.WriteFile(file, []byte(strings.Replace(string(b), old, now, 1)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	edits := []struct {
		what string
		do   func()
		same bool
	}{
		{"nothing", func() {}, false},
		{"a comment at the end", change("services/orders/get/get.go", "return contract.Out{\n\t\tOrder:", "return contract.Out{ // the order\n\t\tOrder:"), true},
		{"an error less", change("services/orders/get/get.go", "fmt.Errorf(\"%w: %v\", contract.ErrUnavailable, err)", "fmt.Errorf(\"%v\", err)"), false},
		{"a type two imports away", change("shared/contract/money/money.go", "type Cents int64", "type Cents int32"), true},
		{"a role", change("nanoarch.toml", "[roles.adapter]", "[roles.adapter]\npackages = [\"adapters/**\"]\nreason = \"x\""), true},
		{"a deployment", change("nanoarch.toml", "[deployments.backoffice]", "[deployments.office]"), false},
		{"a rule", change("nanoarch.toml", "[[layers]]", "[[forbid]]\nname = \"x\"\nfrom = \"services/orders/place\"\nto = \"shared/email\"\n\n[[layers]]"), false},
		{"a waiver", change("services/orders/place/place.go", "\"example.com/shop/shared/email\"", "\"example.com/shop/shared/email\" //nanoarch:allow imports for now"), false},
		{"a baseline", func() {
			if err := os.Mkdir(filepath.Join(dir, "nanoarch.baseline"), 0o755); err != nil {
				t.Fatal(err)
			}
		}, true},
	}
	o := Options{Dir: dir, CacheDir: cache}
	before := ""
	for i, e := range edits {
		e.do()
		if i%2 == 1 {
			check(t, o)
		}
		got := encoded(t, drawn(t, o))
		if diff := cmp.Diff(encoded(t, drawn(t, Options{Dir: dir})), got); diff != "" {
			t.Fatalf("%s: without a cache -, with one +:\n%s", e.what, diff)
		}
		if i > 0 && (got == before) != e.same {
			t.Errorf("%s: the graph is the same: %t", e.what, got == before)
		}
		before = got
		check(t, o)
		again, err := Graph(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		if encoded(t, again.Graph) != got {
			t.Errorf("%s: another graph the second time", e.what)
		}
		if files, _ := filepath.Glob(filepath.Join(cache, "*", "graph-*")); len(files) != i+1 && !e.same {
			t.Errorf("%s: %d graphs in the cache after %d states", e.what, len(files), i+1)
		}
	}
}

// TestGraphOrder makes the graph of the example application of units and findings in any order, with one processor and
// with several: the bytes are the same.
func TestGraphOrder(t *testing.T) {
	view, err := source.OpenTree(shop)
	if err != nil {
		t.Fatal(err)
	}
	defer view.Close()
	overlay := map[string][]byte{}
	seeded, err := os.ReadFile("../../../../testdata/seeded/services/orders/place/estimate.go")
	if err != nil {
		t.Fatal(err)
	}
	overlay["services/orders/place/estimate.go"] = seeded
	policy, err := rules.Load(rules.FileName, view.ReadFile)
	if err != nil {
		t.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	random := rand.New(rand.NewPCG(1, 2))
	want := ""
	for i := range 4 {
		runtime.GOMAXPROCS(1 + i%2)
		o := Options{}
		loaded, err := source.Load(t.Context(), source.Overlay(view, overlay), o.reading(policy, 4))
		if err != nil {
			t.Fatal(err)
		}
		found := check(t, Options{Dir: shop, Overlay: "../../../../testdata/seeded"}).judged()
		random.Shuffle(len(loaded.Units), func(i, j int) { loaded.Units[i], loaded.Units[j] = loaded.Units[j], loaded.Units[i] })
		random.Shuffle(len(found), func(i, j int) { found[i], found[j] = found[j], found[i] })
		p, err := program.New(policy, loaded.Units, loaded.Modules)
		if err != nil {
			t.Fatal(err)
		}
		got := encoded(t, program.Graph(p, found))
		if i > 0 && got != want {
			t.Fatal(cmp.Diff(want, got))
		}
		want = got
	}
	if !strings.Contains(want, `"rule":"contractonly"`) {
		t.Error("no fault shows")
	}
}

// A page is kept beside its graph: what changes the graph, or how the page is to look, makes another page.
func TestPageFromCache(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(shop)); err != nil {
		t.Fatal(err)
	}
	o, written := Options{Dir: dir, CacheDir: t.TempDir()}, 0
	page := func(kind string) string {
		t.Helper()
		doc, problems, err := Page(t.Context(), o, kind, func(g *Graphed) ([]byte, error) {
			written++
			if _, err := Tally(t.Context(), o); err != nil { // reads less than the graph, and must not hide what that kept
				return nil, err
			}
			return append([]byte(kind), g.Document...), nil
		})
		if err != nil || len(problems) > 0 {
			t.Fatal(problems, err)
		}
		return string(doc)
	}
	edit := func() {
		if err := os.WriteFile(filepath.Join(dir, "shared/email/more.go"), []byte("package email\n\n// More is more.\nfunc More() {}\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	settle := func() { check(t, o) }
	for i, step := range []struct {
		do   func()
		kind string
		made bool
	}{
		{settle, "light", true},
		{settle, "light", false},
		{settle, "dark", true},
		{settle, "light", false},
		{edit, "light", true},
		{settle, "light", false},
	} {
		step.do()
		before := written
		got := page(step.kind)
		if made := written > before; made != step.made {
			t.Errorf("step %d: the page was made: %t", i, made)
		}
		if want := step.kind + encoded(t, drawn(t, Options{Dir: dir})); got != want {
			t.Errorf("step %d: another page than without a cache", i)
		}
	}
}

//go:build e2e

package gate

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// layering is a policy of layers, from the top. Folders stand for all below them; those of one layer may not know each
// other.
type layering struct {
	module string
	order  [][]string
	except [][2]string // imports that are allowed nevertheless, by folders
}

var (
	kubernetesLayers = layering{
		module: "k8s.io/kubernetes",
		order:  [][]string{{"test"}, {"cmd"}, {"plugin"}, {"pkg"}, {"third_party"}},
	}
	linterLayers = layering{
		module: "github.com/golangci/golangci-lint/v2",
		order: [][]string{
			{"cmd"}, {"pkg/commands"}, {"pkg/lint"}, {"pkg/golinters", "pkg/printers"}, {"pkg/goanalysis"}, {"pkg/config"}, {"pkg/result"},
		},
		except: [][2]string{{"pkg/goanalysis", "pkg/lint"}},
	}
)

// policy writes the layering as a policy of one edge rule.
func (l *layering) policy() string {
	var b strings.Builder
	b.WriteString("version = 1\n\n[[layers]]\nname = \"from the top\"\ntests = false\norder = [\n")
	for _, layer := range l.order {
		b.WriteString("  [")
		for _, folder := range layer {
			fmt.Fprintf(&b, "%q, ", folder+"/**")
		}
		b.WriteString("],\n")
	}
	b.WriteString("]\nexcept = [\n")
	for _, x := range l.except {
		fmt.Fprintf(&b, "  { from = %q, to = %q },\n", x[0]+"/**", x[1]+"/**")
	}
	b.WriteString("]\n")
	return b.String()
}

// edge is an import of one folder by another.
type edge struct{ From, To string }

// compare holds the findings of check against the imports that the go command lists.
func (l *layering) compare(t *testing.T, dir string, folders []string) {
	put(t, dir, "nanoarch.toml", l.policy())
	r := check(t, Options{Dir: dir})
	for _, e := range r.Errors {
		t.Errorf("cannot tell: %s:%d: %s", e.File, e.Line, e.Message)
	}
	var got []edge
	for _, f := range r.Findings {
		if f.Rule != "imports" {
			t.Errorf("%s: %s", f.Rule, f.Message)
			continue
		}
		got = append(got, edge{f.Package.Dir, l.folder(f.Symbol)})
	}
	var want []edge
	for from, paths := range listed(t, dir, folders) {
		for _, p := range paths {
			if e := (edge{from, l.folder(p)}); l.breaks(e) && !slices.Contains(want, e) {
				want = append(want, e)
			}
		}
	}
	less := cmpopts.SortSlices(func(a, b edge) int { return strings.Compare(a.From+" "+a.To, b.From+" "+b.To) })
	if diff := cmp.Diff(want, got, less); diff != "" {
		t.Errorf("go list -, findings +:\n%s", diff)
	}
	t.Logf("%d imports break the layers", len(want))
}

// folder returns the folder of an import path, "" if it lies outside the module.
func (l *layering) folder(path string) string {
	rel, ok := strings.CutPrefix(path, l.module+"/")
	if !ok {
		return ""
	}
	return rel
}

func (l *layering) breaks(e edge) bool {
	for _, x := range l.except {
		if below(e.From, x[0]) && below(e.To, x[1]) {
			return false
		}
	}
	upper, a := l.place(e.From)
	lower, b := l.place(e.To)
	return a != "" && b != "" && (upper > lower || upper == lower && a != b)
}

// place returns the layer of a folder, counted from the top, and which of its entries the folder belongs to, "" for none.
func (l *layering) place(dir string) (layer int, entry string) {
	for i, layer := range l.order {
		for _, folder := range layer {
			if below(dir, folder) {
				return i, folder
			}
		}
	}
	return 0, ""
}

func below(dir, folder string) bool { return strings.HasPrefix(dir+"/", folder+"/") }

// listed returns what the go command and, for files that it leaves out, the import declarations say: the imports of each
// folder outside test files.
func listed(t *testing.T, root string, folders []string) map[string][]string {
	t.Helper()
	args := []string{"list", "-e", "-json=Dir,Imports,IgnoredGoFiles", "--"}
	for _, f := range folders { // by name, since ./... leaves out folders in which no file counts
		args = append(args, "./"+f)
	}
	out := map[string][]string{}
	for dec := json.NewDecoder(bytes.NewReader(goCommand(t, root, args...))); ; {
		var p struct {
			Dir                     string
			Imports, IgnoredGoFiles []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return out
		} else if err != nil {
			t.Fatal(err)
		}
		rel, err := filepath.Rel(root, p.Dir)
		if err != nil {
			t.Fatal(err)
		}
		rel = filepath.ToSlash(rel)
		out[rel] = p.Imports
		for _, name := range p.IgnoredGoFiles {
			if !strings.HasSuffix(name, "_test.go") {
				out[rel] = append(out[rel], declared(t, filepath.Join(p.Dir, name))...)
			}
		}
	}
}

// declared returns the imports of a file.
func declared(t *testing.T, name string) []string {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, i := range f.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

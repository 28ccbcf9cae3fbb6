//go:build e2e

package source_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// realModules are compared with the go command. More trees can be named in NANOARCH_E2E_TREES, as a list of folders.
var realModules = []string{
	"golang.org/x/tools@v0.52.0",
	"github.com/golangci/golangci-lint/v2@v2.15.0",
	"github.com/moby/moby/v2@v2.0.0-beta.24",
}

func TestImportsEqualGoList(t *testing.T) {
	for _, m := range realModules {
		t.Run(m, func(t *testing.T) { compareWithGoList(t, download(t, m)) })
	}
	for _, dir := range filepath.SplitList(os.Getenv("NANOARCH_E2E_TREES")) {
		t.Run(filepath.Base(dir), func(t *testing.T) { compareWithGoList(t, dir) })
	}
}

// What builds has no problem, tests, cgo and generated code included, and is read alike by many processors and by one,
// from the cache and without.
func TestTypesOfRealModules(t *testing.T) {
	for _, m := range realModules {
		t.Run(m, func(t *testing.T) {
			dir := download(t, m)
			cmd := exec.Command("go", "mod", "download")
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("go mod download: %v\n%s", err, out)
			}
			readTwice(t, dir)
		})
	}
	for _, dir := range filepath.SplitList(os.Getenv("NANOARCH_E2E_TREES")) {
		t.Run(filepath.Base(dir), func(t *testing.T) { readTwice(t, dir) })
	}
}

func readTwice(t *testing.T, dir string) {
	opt := typesOptions()
	opt.CacheDir = t.TempDir()
	want := loadClean(t, dir, opt)
	got := loadClean(t, dir, opt)
	if s := got.Stats(); s.Checked+s.Declared+s.Listed != 0 {
		t.Errorf("the second run did work: %+v", s)
	}
	if !slices.Equal(encode(want), encode(got)) {
		t.Error("records from the cache differ")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if !slices.Equal(encode(want), encode(loadClean(t, dir, typesOptions()))) {
		t.Error("records read by one processor differ")
	}
}

// encode returns the bytes of every section of every unit.
func encode(p *source.Program) []string {
	var out []string
	for _, u := range p.Units {
		out = append(out, string(u.Encode(0)))
		for s := inventory.SectionImports; inventory.AllSections&s != 0; s <<= 1 {
			out = append(out, string(u.Encode(s)))
		}
	}
	return out
}

// download returns a writable copy of a module.
func download(t *testing.T, module string) string {
	t.Helper()
	out, err := exec.Command("go", "mod", "download", "-json", module).Output()
	if err != nil {
		t.Fatalf("go mod download %s: %v\n%s", module, err, out)
	}
	var answer struct{ Dir string }
	if err := json.Unmarshal(out, &answer); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(answer.Dir)); err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			err = os.Chmod(name, 0o755)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// imports of a folder: those of files that count, and those of files that the build context leaves out.
type imports struct{ Counted, Excluded []string }

func compareWithGoList(t *testing.T, dir string) {
	v, err := source.OpenTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	p, err := source.Load(context.Background(), v, source.Options{
		Depth: inventory.DepthImports, Build: source.Build{GOOS: "linux", GOARCH: "amd64", Cgo: true},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Errors) > 0 {
		t.Errorf("errors: %v", p.Errors)
	}
	got, want := map[string]imports{}, map[string]imports{}
	for _, u := range p.Units {
		if u.Problem.Message != "" {
			t.Errorf("%s: %v", u.Dir, u.Problem)
		}
		got[u.Dir] = got[u.Dir].with(u)
	}
	for _, m := range p.Modules.Modules {
		goList(t, v.Root(), m.Dir, want, "./...")
	}
	// "./..." leaves out folders in which no file counts; asked by name, the go command knows them.
	left := map[string][]string{}
	for d := range got {
		if _, ok := want[d]; !ok {
			m := p.Modules.Of(d)
			rel, err := filepath.Rel(m.Dir, d)
			if err != nil {
				t.Fatal(err)
			}
			left[m.Dir] = append(left[m.Dir], "./"+filepath.ToSlash(rel))
		}
	}
	for m, dirs := range left {
		goList(t, v.Root(), m, want, dirs...)
	}
	for _, all := range []map[string]imports{got, want} {
		for d, i := range all {
			slices.Sort(i.Counted)
			slices.Sort(i.Excluded)
			all[d] = imports{slices.Compact(i.Counted), slices.Compact(i.Excluded)}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("go list -, records +:\n%s", diff)
	}
	t.Logf("%d folders compared", len(want))
}

func (i imports) with(u *inventory.Package) imports {
	for _, x := range u.Imports {
		if x.Excluded {
			i.Excluded = append(i.Excluded, x.Path)
		} else {
			i.Counted = append(i.Counted, x.Path)
		}
	}
	return i
}

// goList enters what the go command says of packages of a module.
func goList(t *testing.T, root, module string, into map[string]imports, patterns ...string) {
	t.Helper()
	dir := filepath.Join(root, filepath.FromSlash(module))
	cmd := exec.Command("go", append([]string{"list", "-e", "-json=Dir,Imports,TestImports,XTestImports,IgnoredGoFiles", "--"}, patterns...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=1", "GOFLAGS=", "GOWORK=off", "PWD="+dir)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.Bytes())
	}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			Dir                                                string
			Imports, TestImports, XTestImports, IgnoredGoFiles []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		rel, err := filepath.Rel(root, p.Dir)
		if err != nil {
			t.Fatal(err)
		}
		i := imports{Counted: slices.Concat(p.Imports, p.TestImports, p.XTestImports)}
		for _, name := range p.IgnoredGoFiles {
			i.Excluded = append(i.Excluded, importsOf(t, filepath.Join(p.Dir, name))...)
		}
		into[filepath.ToSlash(rel)] = i
	}
}

func importsOf(t *testing.T, name string) []string {
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

package source_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
	"golang.org/x/tools/txtar"
)

// TestWalkEqualsGoList reads each tree of testdata/walk and compares packages, files and imports with what the go
// command says. The text before the files of a tree says how to make it, a line each:
//
//	root: FOLDER      what is checked, if not the whole tree
//	modules: FOLDERS  where the go command is asked for ./..., relative to the root
//	alone: FOLDERS    the same for modules that the workspace around them does not use
//	left: FOLDERS     in which no file counts
//	tags: TAGS        the policy's build tags
//	cgo: off          the policy's cgo
//	crlf: FILES       whose lines end with a carriage return
//	bom: FILES        that start with a byte order mark
//	link: NAME TARGET a symbolic link
func TestWalkEqualsGoList(t *testing.T) {
	names, err := filepath.Glob("testdata/walk/*.txtar")
	if err != nil || len(names) < 18 {
		t.Fatalf("found %d trees, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			x := newFixture(t, name)
			p := load(t, x.root, source.Options{Depth: inventory.DepthImports, Build: x.build})
			for _, e := range p.Errors {
				t.Errorf("error: %+v", e)
			}
			if diff := cmp.Diff(x.goList(t), foldersOf(t, p)); diff != "" {
				t.Errorf("go list -, records +:\n%s", diff)
			}
		})
	}
}

// fixture is a tree of testdata/walk on disk.
type fixture struct {
	root           string
	modules, alone []string
	left           []string
	build          source.Build
}

func newFixture(t *testing.T, name string) *fixture {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	save(t, dir, string(txtar.Format(&txtar.Archive{Files: archive.Files})))
	x := &fixture{root: dir, build: linux}
	for line := range strings.Lines(string(archive.Comment)) {
		if word, rest, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			x.set(t, dir, word, strings.Fields(rest))
		}
	}
	return x
}

// set obeys one line of the text before the files.
func (x *fixture) set(t *testing.T, dir, word string, args []string) {
	t.Helper()
	switch word {
	case "root":
		x.root = filepath.Join(dir, args[0])
	case "modules":
		x.modules = args
	case "alone":
		x.alone = args
	case "left":
		x.left = args
	case "tags":
		x.build.Tags = args
	case "cgo":
		x.build.Cgo = args[0] != "off"
	case "crlf":
		rewrite(t, dir, args, func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) })
	case "bom":
		rewrite(t, dir, args, func(b []byte) []byte { return append([]byte("\xef\xbb\xbf"), b...) })
	case "link":
		link := filepath.Join(dir, args[0])
		if err := errors.Join(os.MkdirAll(filepath.Dir(link), 0o755), os.Symlink(args[1], link)); err != nil {
			t.Fatal(err)
		}
	}
}

func rewrite(t *testing.T, dir string, names []string, change func([]byte) []byte) {
	t.Helper()
	for _, name := range names {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), change(b), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// goFolder is a folder as the go command describes it.
type goFolder struct {
	Package                    string
	Code, Tests, External, Out part
}

// part is a part of a folder: files that count as code, as tests beside it, as tests from outside, or not at all.
type part struct{ Files, Imports []string }

func (f goFolder) sorted() goFolder {
	for _, p := range []*part{&f.Code, &f.Tests, &f.External, &f.Out} {
		slices.Sort(p.Files)
		slices.Sort(p.Imports)
		p.Imports = slices.Compact(p.Imports)
	}
	return f
}

// foldersOf returns what was read, by folder.
func foldersOf(t *testing.T, p *source.Program) map[string]goFolder {
	t.Helper()
	out := map[string]goFolder{}
	for _, u := range p.Units {
		if u.Problem.Message != "" {
			t.Errorf("%s %s: %+v", u.Dir, u.Name, u.Problem)
		}
		f := out[u.Dir]
		for _, file := range u.Files {
			where := f.part(file.Excluded != "", file.Test, u.TestOf != "")
			where.Files = append(where.Files, file.Name)
			if file.Excluded == "" {
				f.Package = u.Name
				if u.TestOf != "" {
					f.Package = strings.TrimSuffix(u.Name, "_test")
				}
			}
		}
		for _, i := range u.Imports {
			where := f.part(i.Excluded, i.Test, u.TestOf != "")
			where.Imports = append(where.Imports, i.Path)
		}
		out[u.Dir] = f
	}
	for dir, f := range out {
		out[dir] = f.sorted()
	}
	return out
}

func (f *goFolder) part(excluded, test, external bool) *part {
	switch {
	case excluded:
		return &f.Out
	case external:
		return &f.External
	case test:
		return &f.Tests
	}
	return &f.Code
}

// goList asks the go command about all packages of the tree. "./..." leaves out folders in which no file counts; asked
// by name, the go command knows them.
func (x *fixture) goList(t *testing.T) map[string]goFolder {
	t.Helper()
	out := map[string]goFolder{}
	for _, m := range x.modules {
		x.askGo(t, out, m, "", "./...")
	}
	for _, m := range x.alone {
		x.askGo(t, out, m, "off", "./...")
	}
	for _, dir := range x.left {
		x.askGo(t, out, dir, "", ".")
	}
	return out
}

func (x *fixture) askGo(t *testing.T, into map[string]goFolder, dir, work, pattern string) {
	t.Helper()
	cgo := map[bool]string{true: "1", false: "0"}[x.build.Cgo]
	cmd := exec.Command("go", "list", "-e", "-tags="+strings.Join(x.build.Tags, ","),
		"-json=Dir,Name,GoFiles,CgoFiles,TestGoFiles,XTestGoFiles,IgnoredGoFiles,Imports,TestImports,XTestImports", pattern)
	cmd.Dir = filepath.Join(x.root, dir)
	cmd.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED="+cgo, "CC=/nonexistent/cc", "GOFLAGS=", "GOPROXY=off",
		"GOTOOLCHAIN=local", "GOWORK="+work, "PWD="+cmd.Dir)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	answer, err := cmd.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("go list in %s: %v\n%s", dir, err, stderr.Bytes())
	}
	for dec := json.NewDecoder(bytes.NewReader(answer)); ; {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		rel, err := filepath.Rel(x.root, p.Dir)
		if err != nil {
			t.Fatal(err)
		}
		into[filepath.ToSlash(rel)] = p.folder(t)
	}
}

// goPackage is a package as go list prints it.
type goPackage struct {
	Dir, Name                                                    string
	GoFiles, CgoFiles, TestGoFiles, XTestGoFiles, IgnoredGoFiles []string
	Imports, TestImports, XTestImports                           []string
}

func (p *goPackage) folder(t *testing.T) goFolder {
	t.Helper()
	// The go command lists hidden files among those that it ignores; they are no part of anything.
	ignored := slices.DeleteFunc(p.IgnoredGoFiles, func(name string) bool { return name[0] == '_' || name[0] == '.' })
	f := goFolder{
		Package: p.Name, Code: part{slices.Concat(p.GoFiles, p.CgoFiles), p.Imports}, Tests: part{p.TestGoFiles, p.TestImports},
		External: part{p.XTestGoFiles, p.XTestImports}, Out: part{Files: ignored},
	}
	if len(f.Code.Files)+len(f.Tests.Files)+len(f.External.Files) == 0 {
		f.Package = "" // the name in files that do not count
	}
	for _, name := range ignored {
		f.Out.Imports = append(f.Out.Imports, importsIn(t, filepath.Join(p.Dir, name))...)
	}
	return f.sorted()
}

// importsIn returns what a file imports that the go command does not look into.
func importsIn(t *testing.T, name string) []string {
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

// A vendored package is read as it lies there, with the file that somebody added to it.
func TestPatchedVendorFolder(t *testing.T) {
	x := newFixture(t, "testdata/walk/vendor.txtar")
	if got, want := result(t, loadClean(t, x.root, typesOptions()), ". m", "Make"), "example.com/lib/sub.Extra"; got != want {
		t.Errorf("Make returns %s, want %s", got, want)
	}
}

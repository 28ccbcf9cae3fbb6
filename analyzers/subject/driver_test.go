package subject_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// drive runs two rules over a module as a foreign driver does, and returns the distinct messages and the records.
func drive(t *testing.T, files map[string]string, env ...string) ([]string, map[string]*inventory.Package) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	patterns := []string{"./..."}
	if files["left/left.go"] != "" {
		patterns = append(patterns, "./left") // which an ignore directive leaves out
	}
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.LoadSyntax, Dir: dir, Tests: true,
		Env: append(append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "GOFLAGS=", "GOPROXY=off", "GOWORK=off"), env...),
	}, patterns...)
	if err != nil {
		t.Fatal(err)
	}
	records := map[string]*inventory.Package{}
	record := func(s *subject.Subject) []*subject.Finding {
		records[s.Package.Name] = s.Package
		return nil
	}
	rules := []*analysis.Analyzer{subject.NewRule("oneop", source, inventory.AllSections, record), subject.NewRule("imports", source, inventory.AllSections, func(*subject.Subject) []*subject.Finding { return nil })}
	graph, err := checker.Analyze(rules, pkgs, &checker.Options{Sequential: true})
	if err != nil {
		t.Fatal(err)
	}
	var messages []string
	for _, act := range graph.Roots {
		if act.Err != nil {
			t.Error(act.Err)
		}
		for _, d := range act.Diagnostics {
			messages = append(messages, d.Message)
		}
	}
	return messages, records
}

func TestNoPolicyIsSaidOnce(t *testing.T) {
	got, _ := drive(t, map[string]string{"go.mod": "module example.com/m\n", "p.go": "package p\n"})
	if len(got) != 1 || !strings.Contains(got[0], "there is no nanoarch.toml") {
		t.Errorf("messages: %q", got)
	}
}

func TestBrokenPolicyIsSaidOnceWithEveryFault(t *testing.T) {
	got, _ := drive(t, map[string]string{
		"go.mod": "module example.com/m\n", "p.go": "package p\n",
		"nanoarch.toml": "version = 1\n[roles.operation]\npackages = [\"**\"]\nimport = []\nreach = [\"clok\"]\n",
	})
	if len(got) != 1 || !strings.Contains(got[0], "nanoarch.toml:4:") || !strings.Contains(got[0], "nanoarch.toml:5:") || strings.Contains(got[0], "\n") {
		t.Errorf("messages: %q", got)
	}
}

func TestFilesThatTheDriverLeftOutAreMissed(t *testing.T) {
	got, _ := drive(t, map[string]string{
		"go.mod": "module example.com/m\n", "p.go": "package p\n", "p_windows.go": "package p\n",
		"nanoarch.toml": "version = 1\n[build]\ngoos = \"windows\"\n[roles.shared]\npackages = [\"**\"]\n",
	})
	if len(got) != 1 || !strings.Contains(got[0], "p_windows.go counts in the policy's build context but not in this run") {
		t.Errorf("messages: %q", got)
	}
}

func TestFoldersThatHoldNoPackageAreNotJudged(t *testing.T) {
	got, records := drive(t, map[string]string{
		"nanoarch.toml":      "version = 1\n[roles.shared]\npackages = [\"**\"]\ntemplate = \"templates/op\"\n[rules.template]\nlevel = \"off\"\n",
		"go.mod":             "module example.com/m\n",
		"templates/op/op.go": "package op\n",
		"p.go":               "package p\n",
		"p_test.go":          "package p_test\n\nimport \"testing\"\n\nfunc Test(t *testing.T) {}\n",
		"gen.go":             "//go:build ignore\n\npackage main\n",
	})
	if len(got) > 0 {
		t.Errorf("messages: %q", got)
	}
	if records["op"] != nil {
		t.Error("a template is judged")
	}
	if records["p_test"].TestOf != "example.com/m" || records["main"] == nil || records["main"].Files[0].Excluded != "//go:build ignore" {
		t.Errorf("records %v", records)
	}
}

// TestFilesNamedFromTheWorkingFolder has files named as Bazel's nogo names them. They must not go unjudged.
func TestFilesNamedFromTheWorkingFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, content := range map[string]string{
		"nanoarch.toml": "version = 1\n[roles.shared]\npackages = [\"**\"]\n", "go.mod": "module example.com/m\n", "p/p.go": "package p\n",
	} {
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o777), os.WriteFile(name, []byte(content), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, filepath.Join("p", "p.go"), nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{}
	pkg, err := new(types.Config).Check("example.com/m/p", fset, []*ast.File{f}, info)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	pass := &analysis.Pass{
		Fset: fset, Files: []*ast.File{f}, Pkg: pkg, TypesInfo: info,
		Report: func(d analysis.Diagnostic) { got = append(got, fset.Position(d.Pos).String()+" "+d.Message) },
	}
	result, err := subject.Analyzer.Run(pass)
	if err != nil {
		t.Fatal(err)
	}
	rule := subject.NewRule("oneop", source, inventory.AllSections, func(s *subject.Subject) []*subject.Finding {
		return []*subject.Finding{{Message: s.Package.ImportPath, Positions: []inventory.Pos{s.Package.Files[0].PackagePos}}}
	})
	pass.ResultOf = map[*analysis.Analyzer]any{subject.Analyzer: result}
	if _, err := rule.Run(pass); err != nil {
		t.Fatal(err)
	}
	if want := []string{filepath.Join("p", "p.go") + ":1:9 example.com/m/p"}; !slices.Equal(got, want) {
		t.Errorf("reported %q, not %q", got, want)
	}
}

// TestCgo reads the files that people wrote, not what cgo made of them.
func TestCgo(t *testing.T) {
	const native = "//line other.y:7\npackage p\n\n// int three(void) { return 3; }\nimport \"C\"\n\nimport \"context\"\n\ntype Clock interface{ Now(context.Context) int }\n\n" +
		"func Do(ctx context.Context, c Clock) int { return int(C.three()) + c.Now(ctx) }\n"
	files := map[string]string{
		"nanoarch.toml": "version = 1\n[roles.operation]\npackages = [\"**\"]\n", "go.mod": "module example.com/m\n", "p.go": native,
		"hand.cgo1.go": "//line elsewhere.go:1\npackage p\n",
	}
	cgo := "CGO_ENABLED=1"
	if _, err := exec.LookPath("gcc"); err != nil { // then the go command leaves cgo files out, and so must the policy
		cgo = "CGO_ENABLED=0"
		files["nanoarch.toml"] = "version = 1\n[build]\ncgo = false\n[roles.operation]\npackages = [\"**\"]\n"
		files["q.go"] = strings.ReplaceAll(strings.ReplaceAll(native, "// int three(void) { return 3; }\nimport \"C\"\n", ""), "int(C.three())", "3")
	}
	got, records := drive(t, files, cgo)
	if len(got) > 0 {
		t.Fatalf("messages: %q", got)
	}
	p := records["p"]
	if len(p.Files) != len(files)-2 || !p.Files[1].Cgo || p.Files[1].Size != len(native) {
		t.Errorf("files: %+v", p.Files)
	}
	if len(p.Entries) != 1 || p.Entries[0].Name != "Do" {
		t.Errorf("entry points: %+v", p.Entries)
	}
}

// TestIgnoredFoldersAreNotJudged: patterns leave them out, but go vet asks about what others import of them.
func TestIgnoredFoldersAreNotJudged(t *testing.T) {
	_, records := drive(t, map[string]string{
		"nanoarch.toml": "version = 1\n[roles.shared]\npackages = [\"**\"]\n", "go.mod": "module example.com/m\n\ngo 1.26\n\nignore ./left\n",
		"left/left.go": "package left\n", "p.go": "package p\n",
	})
	if records["left"] != nil || records["p"] == nil {
		t.Errorf("records %v", records)
	}
}

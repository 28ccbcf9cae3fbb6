package gate

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// TestIDsOutliveMoves turns every package of the corpus around: the files get other names in another order, the
// declarations stand in another order and in other lines. That is no new finding, and none is gone.
func TestIDsOutliveMoves(t *testing.T) {
	for _, folder := range corpusFolders {
		cases, err := filepath.Glob(filepath.Join(corpus, folder, "bad", "*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cases[:min(len(cases), casesTurned)] {
			t.Run(folder+"/"+filepath.Base(c), func(t *testing.T) {
				t.Parallel()
				before, dir := occurring(t, c), t.TempDir()
				if len(before) == 0 && folder != "policy" { // whose findings are not about code
					t.Fatal("nothing is found")
				}
				if err := os.CopyFS(dir, os.DirFS(c)); err != nil {
					t.Fatal(err)
				}
				turnAround(t, dir)
				if strings.HasPrefix(folder, "template") {
					buildTemplates(t, dir)
				}
				if diff := gocmp.Diff(before, occurring(t, dir)); diff != "" {
					t.Errorf("before -, turned around +:\n%s", diff)
				}
			})
		}
	}
}

// casesTurned is how many bad cases of a folder of the corpus are turned around.
const casesTurned = 10

// occurring returns how often each finding occurs, by what its id is made of.
func occurring(t *testing.T, dir string) map[string]int {
	t.Helper()
	r, accounts, err := Accounts(t.Context(), Options{Dir: dir, NoCache: true})
	if err != nil || len(r.Errors) > 0 {
		t.Fatal(dir, err, r.Errors)
	}
	out := map[string]int{}
	for _, a := range accounts {
		for _, folder := range a.Now.Dirs() {
			for _, e := range a.Now[folder] {
				out[fmt.Sprintf("%s %s %s %s", a.Dir, folder, e.ID, e)] = e.Count
			}
		}
	}
	return out
}

// turnAround renames all Go files so that the last becomes the first, and turns their declarations around.
func turnAround(t *testing.T, dir string) {
	t.Helper()
	files := map[string][]string{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && strings.HasSuffix(name, ".go") && !named(t, dir, filepath.Base(name)) {
			files[filepath.Dir(name)] = append(files[filepath.Dir(name)], name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range slices.Sorted(maps.Keys(files)) {
		for i, name := range files[folder] {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			to := filepath.Join(folder, fmt.Sprintf("f%02d_%s", len(files[folder])-i, filepath.Base(name)))
			if err := os.WriteFile(to, turned(b), 0o644); err != nil {
				t.Fatal(err)
			}
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// named reports whether the policy or the file of owners speaks of the file, as of a generated one.
func named(t *testing.T, dir, file string) bool {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "nanoarch.toml"))
	if err != nil {
		t.Fatal(err)
	}
	owners, _ := os.ReadFile(filepath.Join(dir, "CODEOWNERS")) // most cases have none
	return strings.Contains(string(b)+string(owners), file) || strings.Contains(string(b), "[generated]")
}

// turned returns a file with lines above it and its declarations, but imports, in reverse order.
func turned(b []byte) []byte {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "f.go", b, parser.ParseComments)
	if err != nil || len(f.Decls) == 0 {
		return append([]byte("\n// turned around\n\n"), b...)
	}
	var head, rest []string
	at := 0
	for i, d := range f.Decls {
		end := len(b)
		if i < len(f.Decls)-1 {
			end = fset.Position(d.End()).Offset
			if n := strings.IndexByte(string(b[end:]), '\n'); n >= 0 {
				end += n + 1
			}
		}
		if end < at {
			return b // two in one line
		}
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			head = append(head, string(b[at:end]))
		} else {
			rest = append(rest, string(b[at:end])+"\n")
		}
		at = end
	}
	if len(head) == 0 && len(rest) > 0 { // the first has the package clause before it
		n := fset.Position(f.Name.End()).Offset
		head, rest[0] = []string{rest[0][:n] + "\n"}, rest[0][n:]
	}
	slices.Reverse(rest)
	return []byte("\n// turned around\n\n" + strings.Join(head, "") + strings.Join(rest, ""))
}

// buildTemplates writes the records of a program's templates again.
func buildTemplates(t *testing.T, dir string) {
	t.Helper()
	_, built, problems, err := BuildTemplates(t.Context(), Options{Dir: dir})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for _, b := range built {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(b.File)), b.Bytes, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

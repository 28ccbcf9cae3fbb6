package gate

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/analyzers/subject"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
)

// A changed policy opens no Go file, and an unchanged program no file at all; what is found is what a run without a
// cache finds.
func TestPoliciesAreJudgedWithoutTheCode(t *testing.T) {
	dir := t.TempDir()
	for _, from := range []string{"shop", "seeded"} {
		if err := os.CopyFS(dir, os.DirFS(filepath.Join("../../../../testdata", from))); err != nil && !os.IsExist(err) {
			t.Fatal(err)
		}
	}
	file := filepath.Join(dir, "nanoarch.toml")
	policy, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	cached := Options{Dir: dir, CacheDir: t.TempDir()}
	time.Sleep(60 * time.Millisecond) // stamps of files that were just written tell nothing
	outcome(t, cached)
	for _, step := range []struct{ name, more string }{
		{"nothing", ""},
		{"levels", "\n[rules.oneop]\nlevel = \"warn\"\n[[rules.contractonly.in]]\npackages = [\"services/orders/**\"]\nlevel = \"off\"\n"},
		{"a list", "\n[roles.contract]\nimports = [\"std\"]\n"},
		{"a role", "\n[roles.formats]\nis = \"shared\"\npackages = [\"shared/format/**\"]\nimports = [\"*\"]\n"},
		{"an edge rule", "\n[[forbid]]\nname = \"no quotes\"\nfrom = \"services/orders/**\"\nto = \"services/catalog/quote/contract\"\n"},
		{"back again", ""},
	} {
		if err := os.WriteFile(file, append(policy[:len(policy):len(policy)], step.more...), 0o644); err != nil {
			t.Fatal(err)
		}
		got, r := outcome(t, cached)
		if want, _ := outcome(t, Options{Dir: dir, NoCache: true}); !cmp.Equal(got, want) {
			t.Errorf("%s: without a cache -, with it +:\n%s", step.name, cmp.Diff(want, got))
		}
		if s := r.stats; s.Go > templateFiles || s.Checked+s.Declared != 0 {
			t.Errorf("%s: the code was read: %+v", step.name, s)
		}
		time.Sleep(60 * time.Millisecond)
		if _, r := outcome(t, cached); r.stats.Files > 1 || !r.recalled { // a file that was just written is read once more
			t.Errorf("%s, again: %+v", step.name, r.stats)
		}
	}
}

// templateFiles is how many files of the shop's templates and of the package of holes, once for each template, are read to
// tell whether the records are as new as they are.
const templateFiles = 8

// outcome returns what a run tells.
func outcome(t *testing.T, o Options) ([]string, *Result) {
	t.Helper()
	r, err := Check(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, list := range [][]*subject.Finding{r.Findings, r.Waived} {
		for _, f := range list {
			file, line, column := f.File, f.Line, f.Column
			if f.Package != nil {
				file, line, column = program.Locate(f.Package, f.Positions[0])
			}
			out = append(out, fmt.Sprintf("%s:%d:%d: %s %s: %s [%s] %d", file, line, column, f.Level, f.Rule, f.Message, program.ID(f), len(f.Positions)))
			for _, r := range f.Related {
				file, line := r.Path, r.Line
				if r.Package != nil {
					file, line, _ = program.Locate(r.Package, r.Pos)
				}
				out = append(out, fmt.Sprintf("%s:%d: %s", file, line, r.Message))
			}
		}
		out = append(out, "")
	}
	for _, e := range r.Errors {
		t.Errorf("error: %+v", e)
	}
	return out, r
}

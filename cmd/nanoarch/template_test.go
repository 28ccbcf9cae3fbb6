package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nanoarch/nanoarch/analyzers/conform"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/report"
)

// templateProgram copies a case of the corpus of templates.
func templateProgram(t *testing.T, name string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(repository, "testdata", "template", filepath.FromSlash(name)))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// changeFile replaces text in a file of a program.
func changeFile(t *testing.T, dir, name, old, text string) {
	t.Helper()
	full := filepath.Join(dir, filepath.FromSlash(name))
	b := must(os.ReadFile(full))
	if !strings.Contains(string(b), old) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	if err := os.WriteFile(full, []byte(strings.Replace(string(b), old, text, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

func command(t *testing.T, args ...string) (string, int) {
	t.Helper()
	var out, errs bytes.Buffer
	code := run(t.Context(), args, &out, &errs)
	return out.String() + errs.String(), code
}

// TestTemplateRecords: the records of the corpus are what is built today.
func TestTemplateRecords(t *testing.T) {
	folders := must(filepath.Glob(filepath.Join(repository, "testdata", "template", "*", "*")))
	for _, dir := range folders {
		name := filepath.Base(filepath.Dir(dir)) + "/" + filepath.Base(dir)
		if out, code := command(t, "template", "build", "-C", templateProgram(t, name)); code != 0 || !strings.Contains(out, "is up to date") {
			t.Errorf("%s: exit code %d: %s(run nanoarch template build there)", name, code, out)
		}
	}
}

// TestTemplateLines: a finding that quotes the template names the line where that stands.
func TestTemplateLines(t *testing.T) {
	quoted := 0
	for _, dir := range must(filepath.Glob(filepath.Join(repository, "testdata", "template", "bad", "*"))) {
		out, _ := command(t, "check", "--no-cache", "--format", "json", "-C", dir)
		var d report.Document
		if err := json.Unmarshal([]byte(out), &d); err != nil {
			t.Fatal(err)
		}
		for _, f := range d.Findings {
			parts := strings.Split(f.Message, "`")
			if len(parts) < 3 {
				continue
			}
			quoted++
			want := strings.TrimSuffix(strings.TrimSuffix(parts[1], "..."), " ")
			if len(f.Related) != 1 {
				t.Errorf("%s:%d: %d related places", f.File, f.Line, len(f.Related))
				continue
			}
			lines := strings.Split(string(must(os.ReadFile(filepath.Join(dir, filepath.FromSlash(f.Related[0].File))))), "\n")
			if got := strings.Join(strings.Fields(lines[f.Related[0].Line-1]), " "); !strings.Contains(got, want) {
				t.Errorf("%s:%d: the template's line %d is %q, not %q", f.File, f.Line, f.Related[0].Line, got, want)
			}
		}
	}
	if quoted < 40 {
		t.Errorf("%d findings quote the template", quoted)
	}
}

// TestTemplateAlone: when nothing but a template changes, nothing that was kept is believed.
func TestTemplateAlone(t *testing.T) {
	dir, cache := templateProgram(t, "good/plain"), t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	check := func(want string, wantCode int) {
		t.Helper()
		for range 2 {
			if out, code := command(t, "check", "-C", dir); code != wantCode || !strings.Contains(out, want) {
				t.Errorf("exit code %d, not %d with %q:\n%s", code, wantCode, want, out)
			}
		}
	}
	check("no findings", 0)
	changeFile(t, dir, "templates/operation/operation.go", `"done"`, `"finished"`)
	check("is older than the code in templates/operation; run `nanoarch template build`", 2)
	if out, code := command(t, "template", "build", "-C", dir); code != 0 || !strings.Contains(out, "wrote templates/operation/template.nanoarch") {
		t.Fatalf("exit code %d: %s", code, out)
	}
	check("has another statement in Handler.Handle than its template's `h.log.Info(\"finished\")`", 1)
	changeFile(t, dir, "templates/operation/operation.go", `"finished"`, `"done"`)
	if _, code := command(t, "template", "build", "-C", dir); code != 0 {
		t.Fatal(code)
	}
	check("no findings", 0)
	if err := os.Remove(filepath.Join(dir, "templates", "operation", conform.RecordFile)); err != nil {
		t.Fatal(err)
	}
	check("template templates/operation has no record", 2)
}

// TestBadTemplates: each mistake is one clear error with its place, and nothing is written.
func TestBadTemplates(t *testing.T) {
	const file = "templates/operation/operation.go"
	for name, test := range map[string]struct{ file, old, text, says string }{
		"does not compile": {file, "limit := 3", "limit := three", file + ":28: template templates/operation does not compile: type error: undefined: three"},
		"adjacent holes": {file, "	hole.Stmts(ctx, in, limit)\n", "	hole.Stmts(ctx, in, limit)\n	hole.Stmts(ctx)\n",
			file + ":30: two statement holes stand behind each other"},
		"placeholder": {file, "func check(", "func CapabilityName() {}\n\nfunc check(", file + `:35: "CapabilityName" spells the placeholder Capability, but the packages of the template's role have no {capability}`},
		"an effect":   {file, "decls=unexported reach=log", "decls=unexported reach=lgo", file + `:11: the directive //nanoarch:hole knows no effect "lgo"; the effects are network, files, `},
		"directive":   {file, "decls=unexported", "decls=all", file + `:11: the directive //nanoarch:hole knows decls=unexported, decls=any and reach=WORD,WORD, not "decls=all"`},
		"a value":     {file, "hole.Stmts(ctx, in, limit)", "hole.Stmts(ctx, in, limit+1)", file + ":29: what a hole may read is told by variables alone"},
		"misplaced":   {file, "	limit := 3\n", "	limit := 3\n	_ = hole.Any{}\n", file + ":29: hole.Any stands where no hole can be"},
		"no holes":    {"nanoarch.toml", "[rules.oneop]", "[templates]\nhole = \"internal/gaps\"\n[rules.oneop]", "there is no package of holes in internal/gaps, which template templates/operation needs"},
		"no package":  {"nanoarch.toml", `"ops/{operation}"`, `"services/{operation}"`, `pattern "services/{operation}" of role operation matches no package`},
		"no template": {"nanoarch.toml", `template = "templates/operation"`, "", "no role of nanoarch.toml names a template"},
		"no folder":   {"nanoarch.toml", `"templates/operation"`, `"templates/other"`, "template templates/other has no Go file"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := templateProgram(t, "good/plain")
			changeFile(t, dir, test.file, test.old, test.text)
			record := filepath.Join(dir, "templates", "operation", conform.RecordFile)
			before := string(must(os.ReadFile(record)))
			args := []string{"template", "build", "-C", dir}
			if name == "no package" {
				args = []string{"check", "-C", dir}
			}
			out, code := command(t, args...)
			if code != 2 || !strings.Contains(out, test.says) {
				t.Errorf("exit code %d: %s", code, out)
			}
			if string(must(os.ReadFile(record))) != before {
				t.Error("something was written")
			}
			if test.file != file {
				return
			}
			if out, code := command(t, "check", "-C", dir); code != 2 || strings.Count(out, "cannot tell") != 1 || !strings.Contains(out, "the record of template templates/operation is older than the code in templates/operation; run `nanoarch template build`") {
				t.Errorf("check: exit code %d: %s", code, out)
			}
		})
	}
}

// TestTemplatePlaceholders: a record that was right is not, when the role's pattern loses what the template spells.
func TestTemplatePlaceholders(t *testing.T) {
	dir := templateProgram(t, "good/contract")
	changeFile(t, dir, "nanoarch.toml", `packages = ["ops/{operation}"]`, `packages = ["ops/{name}"]`)
	changeFile(t, dir, "nanoarch.toml", `packages = ["ops/{operation}/contract"]`, `packages = ["ops/{name}/contract"]`)
	for _, args := range [][]string{{"check"}, {"template", "build"}, {"sync"}, {"new", "operation", "pay"}} {
		if out, code := command(t, append(args, "-C", dir)...); code != 2 || !strings.Contains(out, `" spells the placeholder Operation, but the packages of the template's role have no {operation}`) {
			t.Errorf("%v: exit code %d: %s", args, code, out)
		}
	}
}

// TestTemplateWays: the rule finds the same from inventories, from a cache and with the other loader.
func TestTemplateWays(t *testing.T) {
	for _, name := range []string{"bad/contract", "bad/generic"} {
		dir := templateProgram(t, name)
		want, _ := command(t, "check", "--no-cache", "--format", "json", "-C", dir)
		for way, check := range map[string]func(*testing.T, string, ...string) (string, int){
			"inventory": written, "go loader": flags("--loader=go", "--no-cache"), "cache": flags(), "cached": flags(),
		} {
			if got, _ := check(t, dir); got != want {
				t.Errorf("%s by %s:\n%s\nwant\n%s", name, way, got, want)
			}
		}
	}
}

// written judges an inventory of the whole program.
func written(t *testing.T, dir string, args ...string) (string, int) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "inventory")
	if out, code := command(t, "inventory", "-C", dir, "-o", file); code != 0 {
		t.Fatalf("exit code %d: %s", code, out)
	}
	return command(t, append([]string{"check", "--format", "json", "-C", dir, "--inventory", file}, args...)...)
}

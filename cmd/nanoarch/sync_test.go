package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/packages"
)

// family writes a program of so many operations by `nanoarch new`, each with something of its own in its holes.
func family(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	keep := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	keep("go.mod", "module example.com/m\n\ngo 1.24\n")
	const policy = "version = 1\nextends = [\"nanoservice\"]\n"
	keep("nanoarch.toml", policy)
	tells(t, dir, 0, "template", "init")
	keep("nanoarch.toml", policy+"[roles.operation]\ntemplate = \"templates/operation\"\n")
	for i := range n {
		name := fmt.Sprintf("cap%d/op%d", i%10, i)
		tells(t, dir, 0, "new", "operation", name)
		file := fmt.Sprintf("services/%s/op%d.go", name, i)
		text, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		own := fmt.Sprintf("// Number %d is\n\t// its own.\n\tnumber := %d\n\tif number < 0 { // never\n\t\treturn contract.Out{}, nil\n\t}", i, i)
		keep(file, strings.Replace(string(text), "// TODO: write what belongs here.", own, 1))
	}
	return dir
}

// tells runs a command in a folder and returns what it prints.
func tells(t *testing.T, dir string, code int, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if got := run(t.Context(), append([]string{"-C", dir}, args...), &out, &errs); got != code {
		t.Fatalf("nanoarch %s: exit code %d, want %d\n%s%s", strings.Join(args, " "), got, code, out.String(), errs.String())
	}
	return out.String()
}

// tree returns all files below a folder but for what git would not see either.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		out[strings.TrimPrefix(name, dir+string(filepath.Separator))] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// change edits the family's template: a statement, a parameter, a file.
func change(t *testing.T, dir string) {
	t.Helper()
	edit := func(name string, pairs ...string) {
		file := filepath.Join(dir, "templates", "operation", name)
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		was := string(text)
		now := strings.NewReplacer(pairs...).Replace(was)
		if now == was {
			t.Fatalf("%s: nothing is changed", name)
		}
		if err := os.WriteFile(file, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	edit("operation.go", "\thole.Stmts(h, ctx, in)\n", "\tif err := ctx.Err(); err != nil {\n\t\treturn contract.Out{}, fmt.Errorf(\"operation: %w\", err)\n\t}\n\thole.Stmts(h, ctx, in)\n",
		"\t\"context\"\n", "\t\"context\"\n\t\"fmt\"\n", "New(ports Ports)", "New(ports Ports, more ...string)")
	edit("operation_test.go", "\t\tt.Fatal(err)\n", "\t\tt.Fatalf(\"it failed: %v\", err)\n")
	file := filepath.Join(dir, "templates", "operation", "name.go")
	if err := os.WriteFile(file, []byte("package operation\n\n// Name is how the operation is called.\nconst Name = \"operation\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}

// compiles has the go command and a type checker of all imports look at a program and its tests.
func compiles(t *testing.T, dir string) {
	t.Helper()
	all, err := packages.Load(&packages.Config{Context: t.Context(), Dir: dir, Tests: true, Mode: packages.LoadAllSyntax}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	packages.Visit(all, nil, func(p *packages.Package) {
		for _, e := range p.Errors {
			t.Error(e)
		}
	})
	if t.Failed() {
		t.FailNow()
	}
}

// carriesOn makes so many packages, changes their template, and ends runs of sync at random points.
func carriesOn(t *testing.T, n, kills int) {
	dir := family(t, n)
	tells(t, dir, 0, "sync", "--check")
	tells(t, dir, 0, "check")
	compiles(t, dir)
	change(t, dir)
	before := tree(t, dir)
	copied := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	if out := tells(t, dir, 0, "sync"); out != fmt.Sprintf("carried on %d of %d packages\n", n, n) {
		t.Errorf("sync prints %s", out)
	}
	took := time.Since(start)
	after := tree(t, dir)
	compiles(t, dir)
	tells(t, dir, 0, "check")
	tells(t, dir, 0, "sync")
	if diff := cmp.Diff(after, tree(t, dir)); diff != "" {
		t.Errorf("a second run changes something:\n%s", diff)
	}
	for i := range n {
		text := after[filepath.FromSlash(fmt.Sprintf("services/cap%d/op%d/op%d.go", i%10, i, i))]
		own := fmt.Sprintf("\t// Number %d is\n\t// its own.\n\tnumber := %d\n\tif number < 0 { // never\n\t\treturn contract.Out{}, nil\n\t}", i, i)
		if !strings.Contains(text, own) || !strings.Contains(text, "ctx.Err()") || !strings.Contains(text, "more ...string") {
			t.Fatalf("operation %d became\n%s", i, text)
		}
	}
	for range kills {
		killed(t, copied, took, before, after)
	}
}

// killed ends a run of sync after a random time. What the next run makes of it must be one of two states.
func killed(t *testing.T, dir string, took time.Duration, before, after map[string]string) {
	t.Helper()
	c := exec.Command(must(exec.LookPath("nanoarch")), "sync", "-C", dir)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Duration(rand.Int64N(int64(took) * 5 / 4)))
	_ = c.Process.Kill()
	_ = c.Wait()
	var out, errs bytes.Buffer
	_ = run(context.Background(), []string{"-C", dir, "sync", "--check"}, &out, &errs) // finishes what was begun
	now := tree(t, dir)
	if !maps.Equal(now, before) && !maps.Equal(now, after) {
		t.Fatalf("after a run that was killed: %s%s\n%s", out.String(), errs.String(), cmp.Diff(after, now))
	}
	for name := range now {
		if _, known := before[name]; !known {
			if err := os.Remove(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, text := range before {
		if now[name] != text {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestSync has few packages; the test of a thousand is TestSyncThousand.
func TestSync(t *testing.T) { carriesOn(t, 20, 6) }

// TestNewAtOnce: several agents may write packages at the same time. Each run writes its own, or nothing.
func TestNewAtOnce(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("folders cannot be locked there")
	}
	dir := family(t, 1)
	var all []*exec.Cmd
	for i := range 8 {
		c := exec.CommandContext(t.Context(), must(exec.LookPath("nanoarch")), "new", "operation", fmt.Sprintf("other/op%d", i), "-C", dir)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	for i, c := range all {
		if err := c.Wait(); err != nil {
			t.Errorf("run %d: %v", i, err)
		}
	}
	tells(t, dir, 0, "sync", "--check")
	if out := tells(t, dir, 0, "check"); out != "no findings in 18 packages\n" {
		t.Error(out)
	}
	for name := range tree(t, dir) {
		if strings.HasPrefix(filepath.Base(name), ".nanoarch") {
			t.Errorf("%s is left", name)
		}
	}
}

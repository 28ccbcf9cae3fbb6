package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/analyzers/ruletest"
	"golang.org/x/tools/txtar"
)

// way is a way to read a program. Whatever the way, the report is the same, byte for byte, and so is the exit code. What
// is to be compared is one entry in ways: a function that gets the program's folder and more arguments of check.
type way struct {
	name  string
	check func(t *testing.T, dir string, args ...string) (report string, code int)
}

// fresh is what all ways are held to: the own loader without its cache.
var fresh = way{"own loader, no cache", flags("--no-cache")}

// ways leave out no package: what one way cannot read is a difference.
var ways = []way{
	{"own loader, fills the cache", flags()},
	{"own loader, from the cache", flags()},
	{"go loader", flags("--loader=go")},
	{"go loader with a driver", throughDriver},
	{"joined inventories", joined},
	{"git revision", committed},
}

// flags returns a way that differs by flags only.
func flags(flags ...string) func(t *testing.T, dir string, args ...string) (string, int) {
	return func(t *testing.T, dir string, args ...string) (string, int) {
		t.Helper()
		var out, errs bytes.Buffer
		all := append([]string{"check", "-C", dir, "--format", "json"}, flags...)
		code := run(t.Context(), append(all, args...), &out, &errs)
		return out.String() + errs.String(), code
	}
}

// sameReports checks a program in all given ways, demands equal reports, and returns the report.
func sameReports(t *testing.T, ways []way, dir string, args ...string) (report string, code int) {
	t.Helper()
	keepBuildCache(t)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	report, code = fresh.check(t, dir, args...)
	for _, w := range ways {
		t.Run(w.name, func(t *testing.T) {
			got, exit := w.check(t, dir, args...)
			if exit != code || got != report {
				t.Errorf("exit code %d, %s %d; the reports differ:\n%s", exit, fresh.name, code, cmp.Diff(report, got))
			}
		})
	}
	return report, code
}

// keepBuildCache keeps the go command's cache where it is, wherever ours goes.
func keepBuildCache(t *testing.T) {
	t.Helper()
	out, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("GOCACHE", strings.TrimSpace(string(out)))
}

// shopBreaks returns the archives of testdata/breaks that are compared in this run.
func shopBreaks(t *testing.T) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(repository, "testdata", "breaks", "*.txtar"))
	if err != nil || len(all) < 22 {
		t.Fatalf("found %d breaks, %v", len(all), err)
	}
	if everyBreak {
		return all
	}
	var out []string
	for _, name := range []string{"cycle", "failure-passed", "import-inferred", "import-test"} {
		out = append(out, filepath.Join(repository, "testdata", "breaks", name+".txtar"))
	}
	return out
}

func TestLoadersAgreeOnTheShop(t *testing.T) {
	shop := filepath.Join(repository, "testdata", "shop")
	if report, code := sameReports(t, ways, shop); code != 0 {
		t.Errorf("exit code %d:\n%s", code, report)
	}
	broken := t.TempDir()
	for to, from := range map[string]string{"": shop, "services": filepath.Join(repository, "testdata", "seeded", "services")} {
		if err := os.CopyFS(filepath.Join(broken, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("broken", func(t *testing.T) {
		if report, code := sameReports(t, ways, broken); code != 1 {
			t.Errorf("exit code %d:\n%s", code, report)
		}
	})
	for _, name := range shopBreaks(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			overlay, _ := ruletest.Lay(t, shop, name)
			if report, code := sameReports(t, []way{{"go loader", flags("--loader=go")}}, shop, "--overlay", overlay); code != 1 {
				t.Errorf("exit code %d:\n%s", code, report)
			}
		})
	}
}

func TestLoadersAgreeOnPrograms(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(repository, "testdata", "loaders", "*.txtar"))
	if err != nil || len(names) < 6 {
		t.Fatalf("found %d programs, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			dir, want := unpacked(t, name)
			if report, code := sameReports(t, ways, dir); want != fmt.Sprint(code) {
				t.Errorf("exit code %d, want %s:\n%s", code, want, report)
			}
		})
	}
}

// unpacked writes a program of an archive and returns its folder and the exit code that the archive names.
func unpacked(t *testing.T, archive string) (dir, exit string) {
	t.Helper()
	ar, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	if err := os.CopyFS(dir, must(txtar.FS(ar))); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(ar.Comment)) {
		if code, ok := strings.CutPrefix(strings.TrimSpace(line), "exit: "); ok {
			exit = code
		}
	}
	return dir, exit
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

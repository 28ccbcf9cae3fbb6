package main

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/baseline"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/gate"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/program"
	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/source"
)

// old makes the old program and its baseline.
func old(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	if err := legacy(); err != nil {
		t.Fatal(err)
	}
	says(t, 0, "500 taken up", "baseline")
	return dir
}

// says runs the command in the working folder.
func says(t *testing.T, code int, want string, args ...string) {
	t.Helper()
	var out bytes.Buffer
	if got := run(t.Context(), args, &out, &out); got != code || !strings.Contains(out.String(), want) {
		t.Fatalf("%v: exit code %d, want %d; %q is not in\n%s", args, got, code, want, out.String())
	}
}

// A file that says what it should is not written again.
func TestBaselineLeavesFilesAlone(t *testing.T) {
	old(t)
	then := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	times := func(change bool) map[string]bool {
		out := map[string]bool{}
		err := filepath.WalkDir(baseline.Dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			if change {
				return os.Chtimes(name, then, then)
			}
			info, err := d.Info()
			out[filepath.ToSlash(name)] = err == nil && info.ModTime().Equal(then)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	times(true)
	if err := errors.Join(os.Remove("parts/p03/l0.go"), os.Remove("parts/p04/l1.go")); err != nil {
		t.Fatal(err)
	}
	says(t, 0, "2 removed; 498 left for later", "baseline", "--prune")
	for name, kept := range times(false) {
		if changed := name == "nanoarch.baseline/parts/p03.toml" || name == "nanoarch.baseline/parts/p04.toml"; changed == kept {
			t.Errorf("%s: not written again is %t", name, kept)
		}
	}
	says(t, 0, "498 baselined", "check")
}

// Whenever it is ended, no entry is lost that is needed, every file is whole, and to run it once more finishes the work.
func TestBaselineEndsInTheMiddle(t *testing.T) {
	dir := old(t)
	for p := range 50 { // entries go in all files, and every second file
		name := filepath.Join("parts", "p"+string(rune('0'+p/10))+string(rune('0'+p%10)))
		for l := range 10 {
			if l == 0 || p%2 == 0 && l < 9 {
				if err := os.Remove(filepath.Join(name, "l"+string(rune('0'+l))+".go")); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	before := t.TempDir()
	if err := os.CopyFS(before, os.DirFS(baseline.Dir)); err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	interrupted := 0
	for range 12 {
		if err := errors.Join(os.RemoveAll(baseline.Dir), os.CopyFS(baseline.Dir, os.DirFS(before))); err != nil {
			t.Fatal(err)
		}
		cmd := exec.CommandContext(t.Context(), must(os.Executable()), "baseline", "--prune")
		cmd.Args[0] = "nanoarch" // see TestMain
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for end := time.Now().Add(10 * time.Second); !writing(t) && time.Now().Before(end); {
			time.Sleep(50 * time.Microsecond)
		}
		time.Sleep(time.Duration(r.IntN(3000)) * time.Microsecond)
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()
		v, err := source.OpenTree(dir)
		if err != nil {
			t.Fatal(err)
		}
		set, faults := gate.ReadBaseline(v)
		if len(faults) > 0 {
			t.Fatalf("damaged: %+v", faults)
		}
		if n := set.Len(); n > 250 {
			interrupted++
		} else if n < 250 {
			t.Fatalf("%d of 250 entries are left", n)
		}
		says(t, 0, "; 250 left for later", "baseline", "--prune")
		says(t, 0, "250 baselined", "check")
		if writing(t) {
			t.Fatal("temporary files are left")
		}
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d of 12 were ended in the middle", interrupted)
}

// writing reports whether there are temporary files.
func writing(t *testing.T) bool {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(baseline.Dir, "*", temporary+"*"))
	if err != nil {
		t.Fatal(err)
	}
	return len(found) > 0
}

// What stands where a file is to be is no reason to write elsewhere, or half of it.
func TestBaselineIsWrittenWholeOrNotAtAll(t *testing.T) {
	old(t)
	outside := t.TempDir()
	if err := errors.Join(os.Remove("parts/p03/l0.go"), os.Remove("parts/p04/l1.go"), os.Remove("nanoarch.baseline/parts/p09.toml")); err != nil {
		t.Fatal(err)
	}
	before := must(os.ReadFile("nanoarch.baseline/parts/p03.toml"))
	if err := os.Mkdir("nanoarch.baseline/parts/p09.toml", 0o755); err != nil { // a folder in the way of --accept
		t.Fatal(err)
	}
	ids := idsOf(t, "parts/p09")
	says(t, 2, "nanoarch: write the baseline: ", "baseline", "--accept", ids[0], "--reason", "why")
	if diff := cmp.Diff(string(before), string(must(os.ReadFile("nanoarch.baseline/parts/p03.toml")))); diff != "" {
		t.Error(diff)
	}
	if writing(t) {
		t.Error("temporary files are left")
	}
	if err := errors.Join(os.RemoveAll(baseline.Dir), os.Symlink(outside, baseline.Dir)); err != nil {
		t.Skip(err)
	}
	says(t, 2, "nanoarch: write the baseline: nanoarch.baseline is a file or a link", "baseline")
	if err := errors.Join(os.Remove(baseline.Dir), os.Mkdir(baseline.Dir, 0o755), os.Symlink(outside, filepath.Join(baseline.Dir, "parts"))); err != nil {
		t.Fatal(err)
	}
	says(t, 2, "nanoarch: write the baseline: ", "baseline")
	if list := must(os.ReadDir(outside)); len(list) > 0 {
		t.Errorf("written outside: %v", list)
	}
}

// idsOf returns the ids of new findings in a folder.
func idsOf(t *testing.T, dir string) []string {
	t.Helper()
	r, err := gate.Check(t.Context(), gate.Options{Dir: ".", NoCache: true, Patterns: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range r.Findings {
		out = append(out, program.ID(f))
	}
	return out
}

package generate_test

import (
	"crypto/sha256"
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/testdata/bench/generate"
)

func TestEqualSettingsGiveEqualBytes(t *testing.T) {
	first := contents(t, generate.Program{Services: 30, Seed: 7})
	if diff := cmp.Diff(first, contents(t, generate.Program{Services: 30, Seed: 7})); diff != "" {
		t.Errorf("first -, second +:\n%s", diff)
	}
	if len(first) != 3*30+3 {
		t.Errorf("%d files were written, want three a service, the command and two settings", len(first))
	}
	if cmp.Equal(first, contents(t, generate.Program{Services: 30, Seed: 8})) {
		t.Error("the seed decides nothing")
	}
}

// What is written is formatted, compiles and passes its own tests.
func TestItIsProperCode(t *testing.T) {
	dir := t.TempDir()
	if err := (generate.Program{Services: 12, PerCapability: 5}).Write(dir); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"vet", "./..."}, {"test", "./..."}} {
		cmd := exec.Command("go", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=", "PWD="+dir)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("go %s: %v\n%s", args, err, out)
		}
	}
}

func TestRefusedSettings(t *testing.T) {
	for _, p := range []generate.Program{{}, {Services: 100_000}, {Services: 1, Steps: -1}, {Services: 1, PerCapability: -1}} {
		if err := p.Write(filepath.Join(t.TempDir(), "new")); err == nil {
			t.Errorf("%+v was written", p)
		}
	}
}

// contents returns the hash of every file, and demands that Go files are formatted.
func contents(t *testing.T, p generate.Program) map[string]string {
	t.Helper()
	dir := t.TempDir()
	if err := p.Write(dir); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		out[rel] = fmt.Sprintf("%x", sha256.Sum256(b))
		if strings.HasSuffix(name, ".go") {
			if formatted, err := format.Source(b); err != nil || string(formatted) != string(b) {
				t.Errorf("gofmt would change %s (%v)", rel, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

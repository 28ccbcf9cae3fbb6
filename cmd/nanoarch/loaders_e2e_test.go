//go:build e2e

package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/report"
)

// TestLoadersAgreeOnGolangciLint compares the ways to read on a real program, under a policy that it breaks in many ways.
func TestLoadersAgreeOnGolangciLint(t *testing.T) {
	dir := writable(t, "github.com/golangci/golangci-lint/v2@v2.15.0")
	policy, err := os.ReadFile(filepath.Join(repository, "testdata", "loaders", "golangci-lint.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "nanoarch.toml"), policy, 0o644); err != nil {
		t.Fatal(err)
	}
	text, code := sameReports(t, ways, dir)
	var d report.Document
	if err := json.Unmarshal([]byte(text), &d); err != nil || code != 1 || len(d.Errors) > 0 {
		t.Fatalf("exit code %d, %v, errors %v", code, err, d.Errors)
	}
	found := map[string]int{}
	for _, f := range d.Findings {
		found[f.Rule]++
	}
	t.Logf("%d findings: %v", len(d.Findings), found)
	if len(d.Findings) < 200 || found["oneop"] < 100 || found["contractonly"] < 10 {
		t.Errorf("too few findings to prove anything: %v", found)
	}
}

// writable returns a copy of a module, given as path@version, with all modules that it needs in the module cache.
func writable(t *testing.T, module string) string {
	t.Helper()
	cmd := exec.Command("go", "mod", "download", "-json", module)
	cmd.Dir = t.TempDir()
	out, err := cmd.Output()
	var answer struct{ Dir string }
	if err != nil || json.Unmarshal(out, &answer) != nil || answer.Dir == "" {
		t.Fatalf("go mod download %s: %v\n%s", module, err, out)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(answer.Dir)); err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			err = os.Chmod(name, 0o755)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	cmd = exec.Command("go", "mod", "download")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go mod download: %v\n%s", err, out)
	}
	return dir
}

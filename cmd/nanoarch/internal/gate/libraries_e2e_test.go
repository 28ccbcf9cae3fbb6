//go:build e2e

package gate

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const libraries = "../../../../testdata/libraries"

// TestLibraries holds libraries that people trust to policies with real restrictions: nothing is found, and each seeded
// break gives one error. How policies and breaks are kept stands in testdata/libraries/README.md.
func TestLibraries(t *testing.T) {
	for folder, module := range map[string]string{
		"go-cmp":   "github.com/google/go-cmp@v0.7.0",
		"go-retry": "github.com/sethvargo/go-retry@v0.5.0",
		"run":      "github.com/oklog/run@v1.2.0",
		"toml":     "github.com/BurntSushi/toml@v1.6.0",
	} {
		t.Run(folder, func(t *testing.T) {
			dir := copyOf(t, downloaded(t, module))
			kept := filepath.Join(libraries, folder)
			policy, err := os.ReadFile(filepath.Join(kept, "nanoarch.toml"))
			if err != nil {
				t.Fatal(err)
			}
			put(t, dir, "nanoarch.toml", string(policy))
			cache := t.TempDir()
			clean(t, check(t, Options{Dir: dir, CacheDir: cache}))
			breaks, err := filepath.Glob(filepath.Join(kept, "*.txtar"))
			if err != nil || len(breaks) < 3 {
				t.Fatalf("found %d breaks, %v", len(breaks), err)
			}
			for _, name := range breaks {
				t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
					b := readBreak(t, dir, name)
					b.judge(t, check(t, Options{Dir: dir, Overlay: b.overlay, CacheDir: cache}))
				})
			}
		})
	}
}

// downloaded returns the folder in which the go command keeps a module, given as path@version. It must not be written to.
func downloaded(t *testing.T, module string) string {
	t.Helper()
	var answer struct{ Dir string }
	out := goCommand(t, t.TempDir(), "mod", "download", "-json", module)
	if err := json.Unmarshal(out, &answer); err != nil || answer.Dir == "" {
		t.Fatalf("go mod download %s: %v\n%s", module, err, out)
	}
	return answer.Dir
}

// put writes a file of a tree.
func put(t *testing.T, dir, path, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(path)), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// goCommand runs the go command for the platform that policies stand for by default and returns what it prints.
func goCommand(t *testing.T, dir string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=1", "GOFLAGS=-mod=mod", "GOWORK=off", "PWD="+dir)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return out
}

package main

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestWorkflows parses the workflows, of the repository and in the documentation, and holds uses of our action to it.
func TestWorkflows(t *testing.T) {
	known := map[string]bool{}
	for _, p := range parameters(t, readAction(t).Inputs) {
		known[p.name] = true
	}
	texts := map[string]string{}
	for _, f := range files(t, ".github/workflows") {
		texts[f] = read(t, ".github/workflows/"+f)
	}
	for _, page := range []string{"README.md", "docs/ci.md", "docs/scale.md"} {
		for i, m := range regexp.MustCompile("(?ms)^```yaml\n(.*?)^```").FindAllStringSubmatch(read(t, page), -1) {
			texts[fmt.Sprintf("%s, block %d", page, i+1)] = m[1]
		}
	}
	uses := 0
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		var doc any
		if err := yaml.Unmarshal([]byte(texts[name]), &doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		walk(doc, func(m map[string]any) {
			path, _ := m["uses"].(string)
			if !strings.Contains(path, ".github/actions/nanoarch") {
				return
			}
			uses++
			with, _ := m["with"].(map[string]any)
			for input := range with {
				if !known[input] {
					t.Errorf("%s: the action has no input %s", name, input)
				}
			}
		})
	}
	if uses < 2 {
		t.Errorf("%d uses of the action", uses)
	}
}

func walk(v any, visit func(map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		visit(v)
		for _, x := range v {
			walk(x, visit)
		}
	case []any:
		for _, x := range v {
			walk(x, visit)
		}
	}
}

// TestGitLabJob runs the script of the job for GitLab, with a go command that installs what is here.
func TestGitLabJob(t *testing.T) {
	var jobs map[string]struct {
		Stage, Image string
		Variables    map[string]string
		Rules        []struct{ If string }
		Script       []string
		Artifacts    struct {
			When    string
			Reports map[string]string
		}
	}
	strict(t, ".gitlab/nanoarch.yml", &jobs)
	job := jobs["nanoarch"]
	command, err := exec.LookPath("nanoarch") // of this test
	if err != nil {
		t.Skip(err)
	}
	gopath, project := t.TempDir(), t.TempDir()
	tools := stubs(t, map[string]string{"go": `case "$*" in
"install github.com/nanoarch/nanoarch/cmd/nanoarch@latest") mkdir -p "$GOPATH/bin"; ln -s "` + command + `" "$GOPATH/bin/nanoarch" ;;
"mod download") ;;
"env GOPATH") echo "$GOPATH" ;;
*) exec "$REAL_GO" "$@" ;;
esac`})
	realGo, err := exec.LookPath("go")
	if err != nil {
		t.Skip(err)
	}
	job.Variables["NANOARCH_DIR"] = filepath.Join(repository, "testdata", "shop")
	c := exec.CommandContext(t.Context(), "sh", "-euc", strings.Join(job.Script, "\n"))
	c.Dir = repository
	c.Env = append(os.Environ(), "PATH="+tools+string(os.PathListSeparator)+os.Getenv("PATH"), "CI_PROJECT_DIR="+project, "GOPATH="+gopath,
		"REAL_GO="+realGo, "GOMODCACHE="+t.TempDir(), "XDG_CACHE_HOME="+t.TempDir())
	for k, v := range job.Variables {
		c.Env = append(c.Env, k+"="+v)
	}
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, report := range job.Artifacts.Reports {
		if _, err := os.Stat(filepath.Join(project, report)); err != nil {
			t.Error(err)
		}
	}
	if len(job.Artifacts.Reports) != 2 || job.Artifacts.When != "always" {
		t.Errorf("reports %v, %s", job.Artifacts.Reports, job.Artifacts.When)
	}
}

// TestPreCommitHook holds the hook to the command, and to the files that concern it.
func TestPreCommitHook(t *testing.T) {
	var hooks []struct {
		ID, Name, Description, Language, Entry, Files string
		PassFilenames                                 bool `yaml:"pass_filenames"`
		RequireSerial                                 bool `yaml:"require_serial"`
	}
	strict(t, ".pre-commit-hooks.yaml", &hooks)
	h := hooks[0]
	if h.Language != "golang" || h.Entry != "nanoarch check" || h.PassFilenames {
		t.Errorf("%+v", h)
	}
	concerns := regexp.MustCompile(h.Files)
	for file, want := range map[string]bool{
		"a/b.go": true, "nanoarch.toml": true, "svc/nanoarch.toml": true, "go.mod": true, "svc/go.sum": true, "go.work": true,
		"nanoarch.baseline/a.toml": true, "README.md": false, "a/xgo.mod": false, "b.gotmpl": false,
	} {
		if concerns.MatchString(file) != want {
			t.Errorf("the hook concerns %s: %v", file, !want)
		}
	}
}

// TestCI runs every shell block of docs/ci.md.
func TestCI(t *testing.T) {
	blocks := regexp.MustCompile("(?ms)^```sh\n(.*?)^```").FindAllStringSubmatch(read(t, "docs/ci.md"), -1)
	if len(blocks) == 0 {
		t.Fatal("docs/ci.md has no shell")
	}
	t.Setenv("TMPDIR", t.TempDir())
	for _, m := range blocks {
		c := exec.CommandContext(t.Context(), "sh", "-eu")
		c.Dir, c.Stdin = repository, strings.NewReader(m[1])
		if out, err := c.CombinedOutput(); err != nil || !strings.Contains(string(out), "### nanoarch fails: 3 errors in ") {
			t.Errorf("%v: %s\n%s", err, out, m[1])
		}
	}
}

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// action is a composite action of GitHub, as far as ours is one.
type action struct {
	Name, Description, Author string
	Branding                  map[string]string
	Inputs                    yaml.Node
	Outputs                   yaml.Node
	Runs                      struct {
		Using string
		Steps []step
	}
}

type step struct {
	ID, Name, If, Uses, Shell, Run string
	WorkingDirectory               string `yaml:"working-directory"`
	With, Env                      map[string]string
}

type parameter struct{ name, Description, Default, Value string }

// parameters returns a mapping of inputs or outputs in its order.
func parameters(t *testing.T, n yaml.Node) []parameter {
	t.Helper()
	var out []parameter
	for i := 0; i+1 < len(n.Content); i += 2 {
		var p parameter
		if err := n.Content[i+1].Decode(&p); err != nil {
			t.Fatal(err)
		}
		p.name = n.Content[i].Value
		out = append(out, p)
	}
	return out
}

func readAction(t *testing.T) (a action) {
	t.Helper()
	strict(t, ".github/actions/nanoarch/action.yml", &a)
	return a
}

// strict decodes a YAML file of the repository and takes no unknown key.
func strict(t *testing.T, file string, v any) {
	t.Helper()
	d := yaml.NewDecoder(strings.NewReader(read(t, file)))
	d.KnownFields(true)
	if err := d.Decode(v); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// TestActionTables holds the tables in docs/ci.md to the action.
func TestActionTables(t *testing.T) {
	a := readAction(t)
	inputs, outputs := "| input | is | default |\n|---|---|---|\n", "| output | is |\n|---|---|\n"
	for _, p := range parameters(t, a.Inputs) {
		value := ""
		if p.Default != "" {
			value = "`" + p.Default + "`"
		}
		inputs += fmt.Sprintf("| `%s` | %s | %s |\n", p.name, p.Description, value)
	}
	for _, p := range parameters(t, a.Outputs) {
		outputs += fmt.Sprintf("| `%s` | %s |\n", p.name, p.Description)
	}
	section(t, "docs/ci.md", "inputs", inputs)
	section(t, "docs/ci.md", "outputs", outputs)
}

// runner runs the shell of an action's steps as GitHub does, and resolves the few expressions that they use.
type runner struct {
	t      *testing.T
	action action
	values map[string]string // expression -> value
	dir    string            // files of the job
	path   string            // PATH
}

func newRunner(t *testing.T, with map[string]string) *runner {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip(err)
	}
	r := &runner{t: t, action: readAction(t), dir: t.TempDir(), path: os.Getenv("PATH"), values: map[string]string{
		"github.action_path": filepath.Join(repository, ".github", "actions", "nanoarch"),
	}}
	for _, p := range parameters(t, r.action.Inputs) {
		r.values["inputs."+p.name] = p.Default
	}
	for name, value := range with {
		if _, ok := r.values["inputs."+name]; !ok {
			t.Fatalf("the action has no input %s", name)
		}
		r.values["inputs."+name] = value
	}
	return r
}

var expression = regexp.MustCompile(`\$\{\{\s*(.*?)\s*\}\}`)

func (r *runner) resolve(s string) string {
	return expression.ReplaceAllStringFunc(s, func(x string) string {
		name := expression.FindStringSubmatch(x)[1]
		value, ok := r.values[name]
		if !ok {
			r.t.Errorf("expression %s has no value", x)
		}
		return value
	})
}

// run runs a step by its name and keeps what it puts out.
func (r *runner) run(name string) (stdout string, code int) {
	r.t.Helper()
	i := slices.IndexFunc(r.action.Runs.Steps, func(s step) bool { return s.Name == name })
	s := r.action.Runs.Steps[i]
	if s.Shell != "bash" || strings.Contains(s.Run, "${{") {
		r.t.Errorf("step %s: an expression in a script lets whoever names a branch write shell; use env", name)
	}
	output, summary := filepath.Join(r.dir, "output-"+name), filepath.Join(r.dir, "summary.md")
	c := exec.CommandContext(r.t.Context(), "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", s.Run)
	c.Dir = filepath.Join(repository, r.resolve(s.WorkingDirectory))
	c.Env = append(os.Environ(), "PATH="+r.path, "RUNNER_TEMP="+r.dir, "GITHUB_OUTPUT="+output, "GITHUB_STEP_SUMMARY="+summary)
	for k, v := range s.Env {
		c.Env = append(c.Env, k+"="+r.resolve(v))
	}
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil && c.ProcessState == nil {
		r.t.Fatal(err)
	}
	if errs.Len() > 0 {
		r.t.Logf("%s: %s", name, errs.String())
	}
	b, _ := os.ReadFile(output)
	for line := range strings.Lines(string(b)) {
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		r.values["steps."+s.ID+".outputs."+key] = value
	}
	return out.String(), c.ProcessState.ExitCode()
}

// TestAction runs the shell of the action: on code that breaks the policy, on clean code and on a policy with a fault.
func TestAction(t *testing.T) {
	bin := t.TempDir()
	for _, test := range []struct {
		name        string
		with        map[string]string
		code        string
		annotations int
		summary     string
	}{
		{"findings", map[string]string{"working-directory": "testdata/shop", "args": "--overlay\n../seeded\n"}, "1", 3, "### nanoarch fails: 3 errors in "},
		{"clean", map[string]string{"working-directory": "testdata/shop"}, "0", 0, "**nanoarch passes**: no findings in "},
		{"quiet", map[string]string{"working-directory": "testdata/shop", "args": "--overlay\n../seeded", "annotations": "false", "summary": "false"}, "1", 0, ""},
		{"usage", map[string]string{"working-directory": "testdata/shop", "args": "--no-such-flag"}, "2", 0, ""},
		{"cannot tell", map[string]string{"working-directory": "testdata/shop", "args": "--revision\nno-such-revision"}, "2", 0, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := newRunner(t, test.with)
			if test.name == "findings" { // built once, for all
				if out, code := r.run("Install nanoarch"); code != 0 || !strings.HasPrefix(out, "nanoarch ") {
					t.Fatalf("exit code %d: %s", code, out)
				}
				if err := os.CopyFS(bin, os.DirFS(r.values["steps.install.outputs.bin"])); err != nil {
					t.Fatal(err)
				}
			}
			t.Setenv("XDG_CACHE_HOME", t.TempDir()) // not before: Go's build cache is there, too
			r.values["steps.install.outputs.bin"] = bin
			out, code := r.run("Check")
			if code != 0 || r.values["steps.check.outputs.exit-code"] != test.code {
				t.Errorf("the step ended with %d, the check with %s, want %s:\n%s", code, r.values["steps.check.outputs.exit-code"], test.code, out)
			}
			if n := strings.Count("\n"+out, "\n::error file=testdata/shop/services/"); n != test.annotations {
				t.Errorf("%d annotations, want %d:\n%s", n, test.annotations, out)
			}
			if started := !strings.Contains(out, "::error title=nanoarch::the check could not start"); started != (test.code != "2") {
				t.Errorf("whether it started is told wrongly:\n%s", out)
			}
			if test.code == "1" && !strings.Contains(out, "\x1b[31;1merror oneop:\x1b[0m operation ") {
				t.Errorf("the log has no text:\n%s", out)
			}
			b, _ := os.ReadFile(filepath.Join(r.dir, "summary.md"))
			if !strings.HasPrefix(string(b), test.summary) || (len(b) > 0) != (test.summary != "") {
				t.Errorf("the summary is %s", b)
			}
			for _, p := range parameters(t, r.action.Outputs) {
				if name := r.resolve(p.Value); p.name != "exit-code" && test.code != "2" {
					checkOutput(t, p.name, name)
				}
			}
			if _, code := r.run("Verdict"); fmt.Sprint(code) != test.code {
				t.Errorf("the action ends with %d, want %s", code, test.code)
			}
		})
	}
}

func checkOutput(t *testing.T, name, file string) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Error(err)
	}
	if name != "markdown" && !json.Valid(b) {
		t.Errorf("output %s is no JSON: %.100s", name, b)
	}
}

// TestActionUpload holds the conditions of the upload: never what is incomplete, never without the right to.
func TestActionUpload(t *testing.T) {
	for _, s := range readAction(t).Runs.Steps {
		if s.Uses == "" {
			continue
		}
		for _, want := range []string{"inputs.upload == 'true'", "exit-code != '2'", "repo.fork != true", "dependabot[bot]"} {
			if !strings.Contains(s.If, want) {
				t.Errorf("step %s: no %s in %s", s.Name, want, s.If)
			}
		}
		if got := s.With["sarif_file"]; got != "${{ steps.check.outputs.new }}" {
			t.Errorf("GitHub shows suppressed results as open alerts, so only new ones go there, not %s", got)
		}
	}
}

// TestActionVersion holds that a version is installed as the Go module, and that a job without Go is told what to do.
func TestActionVersion(t *testing.T) {
	r := newRunner(t, map[string]string{"version": "v1.2.3"})
	tools := stubs(t, map[string]string{"go": `echo "$GOFLAGS|$*" > "$GOBIN/log"; printf '#!/bin/sh\necho nanoarch v1.2.3\n' > "$GOBIN/nanoarch"; chmod +x "$GOBIN/nanoarch"`})
	r.path = tools + string(os.PathListSeparator) + r.path
	if out, code := r.run("Install nanoarch"); code != 0 || out != "nanoarch v1.2.3\n" {
		t.Errorf("exit code %d: %s", code, out)
	}
	b, _ := os.ReadFile(filepath.Join(r.values["steps.install.outputs.bin"], "log"))
	if string(b) != "|install github.com/nanoarch/nanoarch/cmd/nanoarch@v1.2.3\n" {
		t.Errorf("installed by %s", b)
	}
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip(err)
	}
	empty := t.TempDir()
	if err := os.Symlink(bash, filepath.Join(empty, "bash")); err != nil {
		t.Skip(err)
	}
	r.path = empty
	if out, code := r.run("Install nanoarch"); code != 2 || !strings.Contains(out, "use actions/setup-go") {
		t.Errorf("without go: exit code %d: %s", code, out)
	}
}

// stubs writes shell scripts and returns their folder.
func stubs(t *testing.T, scripts map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range scripts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\nset -eu\n"+text+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

package report

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// command is a workflow command as the runner reads it.
type command struct {
	name, data string
	properties map[string]string
}

// commands reads a step's output as the runner does: a line that starts with :: after white space is a command, and so
// is ##[ anywhere in a line that is none.
func commands(t testing.TB, output string) []command {
	t.Helper()
	unescape := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
	var out []command
	for line := range strings.Lines(output) {
		line = strings.TrimRight(line, "\r\n")
		rest, ok := strings.CutPrefix(strings.TrimSpace(line), "::")
		if !ok {
			if strings.Contains(line, "##[") {
				t.Errorf("a command of the old form: %q", line)
			}
			continue
		}
		head, data, ok := strings.Cut(rest, "::")
		if !ok {
			t.Errorf("a command without an end: %q", line)
		}
		name, list, _ := strings.Cut(head, " ")
		c := command{name, unescape.Replace(data), map[string]string{}}
		for p := range strings.SplitSeq(list, ",") {
			key, value, _ := strings.Cut(p, "=")
			c.properties[key] = unescape.Replace(value)
		}
		out = append(out, c)
	}
	return out
}

// checkGitHub holds that the output has no commands but annotations, no more than GitHub shows, and nothing that steers
// a terminal.
func checkGitHub(t testing.TB, output string) []command {
	t.Helper()
	list := commands(t, output)
	n := map[string]int{}
	for _, c := range list {
		n[c.name]++
		for key := range c.properties {
			if !slices.Contains([]string{"file", "line", "endLine", "col", "endColumn", "title"}, key) {
				t.Errorf("property %q of %v", key, c)
			}
		}
	}
	for name, n := range n {
		if !slices.Contains([]string{"error", "warning", "notice"}, name) || n > 10 {
			t.Errorf("%d commands %q", n, name)
		}
	}
	checkTerminal(t, output)
	return list
}

func checkTerminal(t testing.TB, output string) {
	t.Helper()
	if i := strings.IndexFunc(output, func(r rune) bool { return r != '\n' && !shown(r) }); i >= 0 || !utf8.ValidString(output) {
		t.Errorf("%q steers a terminal", output[max(0, i):min(len(output), max(0, i)+20)])
	}
}

func TestGitHub(t *testing.T) {
	list := checkGitHub(t, written(t, "github", everything()))
	var got []string
	for _, c := range list {
		got = append(got, c.name+" "+c.properties["title"])
	}
	want := []string{"error nanoarch cannot tell", "error nanoarch cannot tell", "error nanoarch contractonly", "error nanoarch oneop", "warning nanoarch cycles", "warning nanoarch policy", "warning nanoarch policy"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	c := list[2]
	place := map[string]string{"file": "svc/shop/orders/place/a b.go", "line": "3", "endLine": "3", "col": "2", "endColumn": "40", "title": "nanoarch contractonly"}
	if diff := cmp.Diff(place, c.properties); diff != "" {
		t.Error(diff)
	}
	if want := everything().Findings[0].Message + "\nsvc/shop/stock/contract: the contract\nsvc/shop/stock/stock.go:9: where it stands\nfix: import the contract"; c.data != want {
		t.Errorf("got %q, want %q", c.data, want)
	}
	if list[3].data == "" || !strings.HasPrefix(list[3].data, clean(evil)+"; ") {
		t.Errorf("the message does not arrive as it is: %q", list[3].data)
	}
}

// TestGitHubBounds counts what GitHub would not show.
func TestGitHubBounds(t *testing.T) {
	d := document()
	warning := broken
	warning.Level = "warn"
	for range 25 {
		d.Findings = append(d.Findings, broken, warning)
	}
	list := checkGitHub(t, written(t, "github", d))
	if last := list[len(list)-1]; len(list) != 21 || last.name != "notice" || !strings.Contains(last.data, "25 errors, 25 warnings in 3 packages, 30 of them without an annotation") {
		t.Errorf("%d commands, the last %v", len(list), list[len(list)-1])
	}
}

// TestTextInALog holds that text is no command when it stands in the log of a step.
func TestTextInALog(t *testing.T) {
	d := everything()
	f := broken
	f.File, f.Related = "::add-mask::x", []Related{{File: " ::stop-commands::x", Message: "m"}}
	d.Findings = append(d.Findings, f)
	d.Errors = append(d.Errors, Error{File: "::debug::x", Message: "m"})
	out := text(t, d, TextOptions{})
	if list := commands(t, out); len(list) > 0 {
		t.Errorf("commands in a text: %v", list)
	}
	checkTerminal(t, out)
}

// gitlabSchema is what GitLab's documentation says of an entry.
const gitlabSchema = `{
 "type": "array",
 "items": {
  "type": "object", "additionalProperties": false,
  "required": ["description", "check_name", "fingerprint", "severity", "location"],
  "properties": {
   "description": {"type": "string", "minLength": 1}, "check_name": {"type": "string", "minLength": 1},
   "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{12}(-[0-9]+)?$"},
   "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
   "location": {
    "type": "object", "additionalProperties": false, "required": ["path", "lines"],
    "properties": {
     "path": {"type": "string", "pattern": "^[^/]"},
     "lines": {"type": "object", "additionalProperties": false, "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}}
    }
   }
  }
 }
}`

var compiledGitLab = sync.OnceValues(func() (*jsonschema.Schema, error) {
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(gitlabSchema))
	if err != nil {
		return nil, err
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("gitlab.json", schema); err != nil {
		return nil, err
	}
	return c.Compile("gitlab.json")
})

func checkGitLab(t testing.TB, output string) []qualityIssue {
	t.Helper()
	schema, err := compiledGitLab()
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(output))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Error(err)
	}
	var issues []qualityIssue
	if err := json.Unmarshal([]byte(output), &issues); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, i := range issues {
		if seen[i.Fingerprint] {
			t.Errorf("fingerprint %s twice: GitLab shows one of them", i.Fingerprint)
		}
		seen[i.Fingerprint] = true
	}
	return issues
}

func TestGitLab(t *testing.T) {
	var got []string
	for _, i := range checkGitLab(t, written(t, "gitlab", everything())) {
		got = append(got, fmt.Sprintf("%s %s:%d", i.Severity, i.Location.Path, i.Location.Lines.Begin))
	}
	want := []string{"blocker svc/shop/go.mod:3", "blocker svc/shop/nanoarch.toml:1", "major svc/shop/orders/place/a b.go:3", got[3],
		"minor svc/shop/stock/stock.go:4", "minor svc/shop/nanoarch.toml:5", "minor svc/shop/nanoarch.toml:1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if out := written(t, "gitlab", document()); out != "[]\n" {
		t.Errorf("no findings are %q", out)
	}
}

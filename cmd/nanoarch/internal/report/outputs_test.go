package report

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
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

// elements of XML, with the attributes and the parents that a schema gives them; * marks what is required.
type elements map[string]struct{ parent, attributes string }

var (
	junitElements = elements{
		"testsuites": {"", "name tests failures errors time"},
		"testsuite":  {"testsuites", "name* tests* failures* errors* skipped time timestamp hostname id package file log url version group"},
		"testcase":   {"testsuite", "name* classname time group"},
		"failure":    {"testcase", "type message"},
		"error":      {"testcase", "type message"},
		"skipped":    {"testcase", "type message"},
	}
	checkstyleElements = elements{
		"checkstyle": {"", "version*"},
		"file":       {"checkstyle", "name*"},
		"error":      {"file", "line* column severity* message* source*"},
	}
)

// checkXML reads XML token by token and holds it to the elements.
func checkXML(t testing.TB, output string, known elements) {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader(output))
	var open []string
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, output)
		}
		switch x := token.(type) {
		case xml.StartElement:
			parent := ""
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			e, ok := known[x.Name.Local]
			if !ok || e.parent != parent {
				t.Errorf("element %s in %q", x.Name.Local, parent)
			}
			checkAttributes(t, x, strings.Fields(e.attributes))
			open = append(open, x.Name.Local)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

func checkAttributes(t testing.TB, x xml.StartElement, known []string) {
	t.Helper()
	for _, a := range x.Attr {
		if !slices.ContainsFunc(known, func(k string) bool { return strings.TrimSuffix(k, "*") == a.Name.Local }) {
			t.Errorf("attribute %s of %s", a.Name.Local, x.Name.Local)
		}
		checkTerminal(t, a.Value)
	}
	for _, k := range known {
		name, required := strings.CutSuffix(k, "*")
		if required && !slices.ContainsFunc(x.Attr, func(a xml.Attr) bool { return a.Name.Local == name && a.Value != "" }) {
			t.Errorf("%s lacks %s", x.Name.Local, name)
		}
	}
}

func TestJUnit(t *testing.T) {
	out := written(t, "junit", everything())
	checkXML(t, out, junitElements)
	var doc junitSuites
	if err := xml.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range doc.Suites {
		failures, errs, skipped := 0, 0, 0
		for _, c := range s.Cases {
			switch {
			case c.Failure != nil:
				failures++
			case c.Error != nil:
				errs++
			case c.Skipped != nil:
				skipped++
			}
		}
		if len(s.Cases) != s.Tests || failures != s.Failures || errs != s.Errors || skipped != s.Skipped {
			t.Errorf("the counts of %s are not those of its tests", s.Name)
		}
		got = append(got, fmt.Sprintf("%s %d/%d/%d/%d", s.Name, s.Tests, s.Failures, s.Errors, s.Skipped))
	}
	want := []string{"nanoarch.reading 2/0/2/0", "nanoarch.contractonly 2/1/0/1", "nanoarch.cycles 1/0/0/1", "nanoarch.imports 1/0/0/0", "nanoarch.oneop 2/1/0/1", "nanoarch.policy 2/0/0/2"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if doc.Tests != 10 || doc.Failures != 2 || doc.Errors != 2 {
		t.Errorf("%d tests, %d failures, %d errors", doc.Tests, doc.Failures, doc.Errors)
	}
	var b strings.Builder
	if err := JUnit(&b, everything(), Options{Level: "warn"}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `tests="10" failures="5"`) {
		t.Error("under --level warn a warning is a failure")
	}
}

func TestCheckstyle(t *testing.T) {
	out := written(t, "checkstyle", everything())
	checkXML(t, out, checkstyleElements)
	var doc checkstyle
	if err := xml.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, f := range doc.Files {
		for _, e := range f.Errors {
			got[e.Severity+" "+e.Source]++
			if e.Line < 1 {
				t.Errorf("line %d in %s", e.Line, f.Name)
			}
		}
	}
	want := map[string]int{"error nanoarch": 2, "error nanoarch.contractonly": 1, "error nanoarch.oneop": 1, "warning nanoarch.cycles": 1, "warning nanoarch.policy": 2}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

var (
	mermaidNode = regexp.MustCompile(`^  n\d+\["((?:#\d+;|[\pL\p{Nd} ./_,-])*(?:\.\.\.)?)(?:<br/>((?:#\d+;|[\pL\p{Nd} ./_,-])*))?"\]$`)
	mermaidEdge = regexp.MustCompile(`^  n\d+ -->\|"((?:#\d+;|[\pL\p{Nd} ./_,-])*)"\| n\d+$`)
	mermaidRest = regexp.MustCompile(`^(flowchart LR|  classDef broken stroke:#c00,stroke-width:2px|  class n\d+(,n\d+)* broken|  linkStyle \d+(,\d+)* [a-z:#0-9,-]+)$`)
)

// checkMermaid holds a chart to the few forms of lines that there are, and to its bounds.
func checkMermaid(t testing.TB, chart string) (nodes, edges int) {
	t.Helper()
	for line := range strings.Lines(chart) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case mermaidNode.MatchString(line):
			nodes++
		case mermaidEdge.MatchString(line):
			edges++
		case !mermaidRest.MatchString(line):
			t.Errorf("not our line: %q", line)
		}
	}
	if nodes > mermaidNodes || edges > mermaidEdges {
		t.Errorf("%d nodes and %d edges", nodes, edges)
	}
	return nodes, edges
}

func TestMermaid(t *testing.T) {
	chart, left := mermaid(everything())
	if nodes, edges := checkMermaid(t, chart); nodes != 5 || edges != 3 || left != 0 {
		t.Errorf("%d nodes, %d edges, %d left:\n%s", nodes, edges, left, chart)
	}
	d := document()
	for i := range 20 {
		for k := range 20 {
			f := broken
			f.Edges = []Edge{{fmt.Sprintf("example.com/from/%02d", i), fmt.Sprintf("example.com/to/%02d", k)}}
			d.Findings = append(d.Findings, f)
		}
	}
	chart, left = mermaid(d)
	if nodes, edges := checkMermaid(t, chart); edges != mermaidEdges || left != 400-edges || nodes != 26 {
		t.Errorf("%d nodes, %d edges, %d left", nodes, edges, left)
	}
	if chart, _ := mermaid(document(broken)); chart != "" {
		t.Errorf("a picture of one box:\n%s", chart)
	}
}

func TestCommonPath(t *testing.T) {
	for want, names := range map[string][]string{
		"example.com/shop/": {"example.com/shop/orders/place", "example.com/shop/catalog/quote", "github.com/x/y", "orders"},
		"":                  {"orders", "catalog"},
		"a/":                {"a/b", "a/bc"},
	} {
		if got := commonPath(names); got != want {
			t.Errorf("%v share %q, want %q", names, got, want)
		}
	}
}

package report

import (
	"bytes"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/change"
	"github.com/nanoarch/nanoarch/rules"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// TestDiffSchema holds the published schema to the types of the document and their comments.
func TestDiffSchema(t *testing.T) {
	words := func(list ...string) object { return object{{"enum", list}} }
	s := newSchemaMaker(t, "../change", ".")
	s.given = map[string]object{
		"Diff.Schema":        {{"const", DiffSchema}},
		"Diff.Depth":         words("imports", "syntax", "types", "dataflow"),
		"Finding.Level":      words("error", "warn"),
		"Finding.Status":     words(change.New, change.Baselined, change.Waived, change.Fixed),
		"DiffError.Side":     words("base", "head"),
		"Package.Kind":       words(append([]string{""}, rules.Kinds...)...),
		"Effect.Kind":        words(append([]string{""}, rules.Kinds...)...),
		"Reader.Kind":        words(append([]string{""}, rules.Kinds...)...),
		"Effect.Reach":       words(rules.ReachWords...),
		"Failure.Origin":     words("sentinel", "type", "callee", "text", "unknown"),
		"Contract.Direction": words("", "in", "out", "both"),
		"PolicyEntry.Drift":  words("loosened", "tightened", "changed"),
	}
	s.of(reflect.TypeFor[Diff]())
	i := slices.IndexFunc(s.defs, func(m member) bool { return m.name == "diff" })
	top := s.defs[i].value.(object)
	s.defs = slices.Delete(s.defs, i, i+1)
	doc := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", "https://github.com/nanoarch/nanoarch/schemas/diff-1.json"},
		{"title", DiffSchema},
		{"description", "what a change does to the architecture; fields may be added, never changed"},
	}
	holdSchema(t, "diff.json", append(append(doc, member{"type", "object"}), append(top[2:], member{"$defs", s.defs})...))
}

var (
	diffArrowLine = regexp.MustCompile(`^  n\d+ (-\.->|-->|==>)(\|"((?:#\d+;|[\pL\p{Nd} ./_,-])*)"\|)? n\d+$`)
	diffRestLine  = regexp.MustCompile(`^(flowchart LR|  classDef (added|removed|changed) [a-z:#0-9,-]+|  class n\d+(,n\d+)* (added|removed|changed)|  linkStyle \d+(,\d+)* [a-z:#0-9,-]+)$`)
)

// checkDiffPicture holds a picture to the few forms of lines that there are, and to its bounds.
func checkDiffPicture(t *testing.T, picture string) (boxes, arrows int) {
	t.Helper()
	for line := range strings.Lines(picture) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case mermaidNode.MatchString(line):
			boxes++
		case diffArrowLine.MatchString(line):
			arrows++
		case !diffRestLine.MatchString(line):
			t.Errorf("not our line: %q", line)
		}
	}
	if boxes > mermaidNodes || arrows > mermaidEdges {
		t.Errorf("%d boxes and %d arrows", boxes, arrows)
	}
	return boxes, arrows
}

func TestDiffPicture(t *testing.T) {
	many := &Diff{Report: *change.NewReport()}
	for i := range 10 {
		for k := range 9 {
			many.Imports.Added = append(many.Imports.Added, change.Import{From: fmt.Sprintf("services/c%d/op%d", i, k), To: fmt.Sprintf("services/c%d/op%d/contract", k, i)})
		}
	}
	picture, note := diffPicture(many)
	if boxes, arrows := checkDiffPicture(t, picture); boxes != 10 || arrows != 81 || !strings.Contains(note, "by folder") {
		t.Errorf("%d boxes, %d arrows, %q:\n%s", boxes, arrows, note, picture)
	}
	hostile := "a\"]\n```\n<img src=x>@team"
	one := &Diff{Report: *change.NewReport()}
	one.Imports.Removed = []change.Import{{From: hostile, To: "b"}}
	one.Packages.Removed = []change.Package{{Dir: hostile}}
	if boxes, arrows := checkDiffPicture(t, must(diffPicture(one))); boxes != 2 || arrows != 1 {
		t.Errorf("%d boxes, %d arrows", boxes, arrows)
	}
	if picture, _ := diffPicture(&Diff{Report: *change.NewReport()}); picture != "" {
		t.Error(picture)
	}
}

func must(picture, _ string) string { return picture }

// TestDiffMarkdown says that names from the code make no markup, and that a comment has an end.
func TestDiffMarkdown(t *testing.T) {
	d := &Diff{Report: *change.NewReport(), Findings: []DiffFinding{}}
	hostile := "a`b\n### c <img src=x> @team"
	for range 300 {
		d.Packages.Added = append(d.Packages.Added, change.Package{Dir: hostile, Role: "shared"})
		d.Waivers.Added = append(d.Waivers.Added, change.Waiver{Package: hostile, Rule: "oneop", Reason: hostile + strings.Repeat("x", 2000), File: hostile, Line: 3})
		d.Affected.Operations = append(d.Affected.Operations, hostile)
	}
	d.Affected.Commands = []string{"go test '" + hostile + "'"}
	var out strings.Builder
	if err := DiffMarkdown(&out, d, "error"); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	if len(text) > 65_536 || !strings.Contains(text, "- and 290 more packages\n") {
		t.Errorf("%d bytes:\n%s", len(text), text)
	}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "### c") {
			t.Errorf("a heading from the code: %s", line)
		}
	}
	var html bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert([]byte(text), &html); err != nil {
		t.Fatal(err)
	}
	if s := html.String(); strings.Contains(s, "<img") || strings.Count(s, "<h3") != 1 {
		t.Error(s)
	}
}

package report

import (
	"reflect"
	"slices"
	"testing"

	"github.com/nanoarch/nanoarch/cmd/nanoarch/internal/change"
	"github.com/nanoarch/nanoarch/rules"
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

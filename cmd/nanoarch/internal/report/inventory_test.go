package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

var update = flag.Bool("update", false, "write the generated schema")

// TestInventorySchema holds the published schema to the types of the record and their comments.
func TestInventorySchema(t *testing.T) {
	s := newSchemaMaker(t, "../../../../analyzers/inventory")
	packages := s.of(reflect.TypeFor[inventory.Package]())
	problems := s.of(reflect.TypeFor[inventory.Problem]())
	doc := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", "https://github.com/nanoarch/nanoarch/schemas/inventory-1.json"},
		{"title", InventorySchema},
		{"description", "what code declares, imports, uses, calls, reaches and returns; fields may be added, never changed"},
		{"type", "object"},
		{"required", []string{"schema", "tool", "packages", "errors"}},
		{"properties", object{
			{"schema", object{{"const", InventorySchema}}},
			{"tool", object{{"type", "string"}, {"description", "name and version of the program that made it"}}},
			{"packages", object{{"type", "array"}, {"description", "sorted by folder, then package name"}, {"items", packages}}},
			{"errors", object{{"type", "array"}, {"description", "what could not be read; not empty means exit code 2"}, {"items", problems}}},
		}},
		{"$defs", s.defs},
	}
	holdSchema(t, "inventory.json", doc)
}

// holdSchema compares a schema with the published one, or writes it.
func holdSchema(t *testing.T, name string, doc object) {
	t.Helper()
	var want bytes.Buffer
	e := json.NewEncoder(&want)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(doc); err != nil {
		t.Fatal(err)
	}
	name = filepath.Join("schemas", name)
	if *update {
		if err := os.WriteFile(name, want.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(want.String(), string(got)); diff != "" {
		t.Errorf("%s is stale; run go generate ./cmd/nanoarch/...:\n%s", name, diff)
	}
}

func TestInventory(t *testing.T) {
	src := []byte("package a\n\nimport \"b\"\n\nvar C <-chan b.T\n")
	p := &inventory.Package{
		Dir: "svc/a", Name: "a", Depth: inventory.DepthTypes, Sections: inventory.SectionImports | inventory.SectionUses,
		Files:   []inventory.File{{Name: "a.go", Lines: inventory.Lines(src), PackagePos: inventory.Pos{Start: 8, End: 9}}},
		Imports: []inventory.Import{{Path: "b", Pos: inventory.Pos{Start: 18, End: 21}}},
		Vars:    []inventory.Var{{Name: "C", Type: inventory.TypeRef{Text: "<-chan b.T", Class: inventory.ClassOther}}},
	}
	var got bytes.Buffer
	err := Inventory(&got, "nanoarch test", func(take func(*inventory.Package) error) ([]inventory.Problem, error) {
		return []inventory.Problem{{Message: "no go.mod", File: "x"}}, errors.Join(take(p), take(&inventory.Package{Dir: "svc/b"}))
	})
	if err != nil {
		t.Fatal(err)
	}
	text := got.String()
	for _, want := range []string{
		"{\n \"schema\": \"nanoarch.inventory/1\",\n \"tool\": \"nanoarch test\",\n \"packages\": [\n  {\n   \"dir\": \"svc/a\",\n",
		`"depth": "types",` + "\n   " + `"sections": ["imports", "uses"],`,
		`"lines": 5, "test": false`,
		`"package_pos": {"file": "a.go", "line": 1, "column": 9, "end_line": 1, "end_column": 10}`,
		"\n    " + `{"path": "b", "name": "", "pos": {"file": "a.go", "line": 3, "column": 8, "end_line": 3, "end_column": 11}, "test": false, "excluded": false}` + "\n   ],",
		`{"name": "C", "pos": null, "type": {"text": "<-chan b.T", "named": {"pkg": "", "recv": "", "name": ""}, "class": "other"}`,
		"\n  },\n  {\n   \"dir\": \"svc/b\",\n",
		"\n \"errors\": [\n  {\n   \"message\": \"no go.mod\",\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s in\n%s", want, text)
		}
	}
	if !json.Valid(got.Bytes()) {
		t.Errorf("no JSON:\n%s", text)
	}
}

func TestInventoryFails(t *testing.T) {
	var got bytes.Buffer
	err := Inventory(&got, "", func(func(*inventory.Package) error) ([]inventory.Problem, error) { return nil, errors.New("no policy") })
	if err == nil || got.Len() > 0 {
		t.Errorf("%v, and %q was written", err, got.String())
	}
}

// object is a JSON object that keeps the order of its members.
type object []member

type member struct {
	name  string
	value any
}

func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%q:", m.name)
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// schemaMaker makes schemas of types, with what the source of their packages says of them.
type schemaMaker struct {
	comments map[string]string   // by type, or type and field: "Package.Dir"
	words    map[string][]string // values of the constants of a string type
	given    map[string]object   // schemas of fields that their types do not tell, by type and field
	known    map[string]bool
	defs     object
}

// newSchemaMaker reads the source of packages; of types with one name the last one counts.
func newSchemaMaker(t *testing.T, dirs ...string) *schemaMaker {
	s := &schemaMaker{comments: map[string]string{}, words: map[string][]string{}, known: map[string]bool{}}
	var names []string
	for _, dir := range dirs {
		found, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(found) == 0 {
			t.Fatalf("%s is not where it was: %v", dir, err)
		}
		names = append(names, found...)
	}
	for _, name := range names {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			if d, ok := d.(*ast.GenDecl); ok {
				s.read(d)
			}
		}
	}
	return s
}

func (s *schemaMaker) read(d *ast.GenDecl) {
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			s.comments[spec.Name.Name] = described(d.Doc.Text())
			if st, ok := spec.Type.(*ast.StructType); ok {
				for _, f := range st.Fields.List {
					for _, n := range f.Names {
						s.comments[spec.Name.Name+"."+n.Name] = described(f.Comment.Text())
					}
				}
			}
		case *ast.ValueSpec:
			name, ok := spec.Type.(*ast.Ident)
			if !ok || len(spec.Values) != 1 {
				continue
			}
			if lit, ok := spec.Values[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
				word, _ := strconv.Unquote(lit.Value)
				s.words[name.Name] = append(s.words[name.Name], word)
			}
		}
	}
}

var field = regexp.MustCompile(`\bPackage\.(\w+)`)

// described turns a comment into a description: one line, lists by their names in documents.
func described(comment string) string {
	comment = strings.Join(strings.Fields(comment), " ")
	return field.ReplaceAllStringFunc(comment, func(s string) string { return snake(strings.TrimPrefix(s, "Package.")) })
}

// of returns the schema of a type.
func (s *schemaMaker) of(t reflect.Type) object {
	switch t {
	case reflect.TypeFor[inventory.Pos]():
		return s.position()
	case reflect.TypeFor[inventory.LineTable]():
		return object{{"type", "integer"}, {"minimum", 0}, {"description", "line ends in the file"}}
	case reflect.TypeFor[inventory.Section]():
		return object{{"type", "array"}, {"items", object{{"enum", inventory.AllSections.Names()}}}}
	}
	switch t.Kind() {
	case reflect.Bool:
		return object{{"type", "boolean"}}
	case reflect.Int:
		return object{{"type", "integer"}}
	case reflect.Uint8:
		return object{{"enum", wordsOf(t)}}
	case reflect.String:
		if words := s.words[t.Name()]; len(words) > 0 {
			return object{{"enum", words}}
		}
		return object{{"type", "string"}}
	case reflect.Pointer:
		return s.of(t.Elem())
	case reflect.Slice:
		return object{{"type", "array"}, {"items", s.of(t.Elem())}}
	case reflect.Struct:
		return s.structure(t)
	}
	panic("no schema for " + t.String())
}

// structure defines a struct type once and returns a reference to it.
func (s *schemaMaker) structure(t reflect.Type) object {
	if !s.known[t.Name()] {
		s.known[t.Name()] = true
		i := len(s.defs)
		s.defs = append(s.defs, member{name: snake(t.Name())})
		var required []string
		var properties object
		for _, f := range reflect.VisibleFields(t) {
			tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if f.Anonymous || tag == "-" {
				continue
			}
			name := cmp.Or(tag, snake(f.Name))
			if !strings.Contains(f.Tag.Get("json"), ",omitempty") {
				required = append(required, name)
			}
			owner := t.Name()
			if len(f.Index) > 1 {
				owner = t.FieldByIndex(f.Index[:len(f.Index)-1]).Type.Name()
			}
			schema := s.given[owner+"."+f.Name]
			if schema == nil {
				schema = s.of(f.Type)
			}
			if text := s.comments[owner+"."+f.Name]; text != "" && f.Type != reflect.TypeFor[inventory.LineTable]() {
				schema = append(slices.Clone(schema), member{"description", text})
			}
			properties = append(properties, member{name, schema})
		}
		s.defs[i].value = object{{"type", "object"}, {"description", s.comments[t.Name()]}, {"required", required}, {"properties", properties}}
	}
	return object{{"$ref", "#/$defs/" + snake(t.Name())}}
}

func (s *schemaMaker) position() object {
	if !s.known["Pos"] {
		s.known["Pos"] = true
		number := object{{"type", "integer"}, {"minimum", 1}}
		s.defs = append(s.defs, member{"pos", object{
			{"type", []string{"object", "null"}},
			{"description", "a physical place, null for none: lines and columns are counted from 1, columns in bytes, the end is the first byte behind the place"},
			{"required", []string{"file", "line", "column", "end_line", "end_column"}},
			{"properties", object{
				{"file", object{{"type", "string"}, {"description", "base name of a file of the package"}}},
				{"line", number}, {"column", number}, {"end_line", number}, {"end_column", number},
			}},
		}})
	}
	return object{{"$ref", "#/$defs/pos"}}
}

// wordsOf returns the words that the values of a small number's type have, in order.
func wordsOf(t reflect.Type) []string {
	var words []string
	for i := range 256 {
		v := reflect.New(t).Elem()
		v.SetUint(uint64(i))
		if w := v.Interface().(fmt.Stringer).String(); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}

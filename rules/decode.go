package rules

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
)

// A field of a document type is a key of the language. Its tag `key:"name,options"` is all that the decoder, the merge
// and the schema know about it. Options: one (a single value may stand for a list of one), short (a plain string may
// stand for the table), list (a list may stand for the table), append (extending files add to it), path (a file path,
// relative to the file that names it). The name "*" takes all other keys. `enum` names a closed list of words, of a
// map the words of its keys.

// text, flag and number are scalars that know where they were written; the zero value was not written.
type (
	text struct {
		Value string
		Pos   Pos
	}
	flag struct {
		Value bool
		Pos   Pos
	}
	number struct {
		Value int
		Pos   Pos
	}
)

func (t text) set() bool   { return t.Pos.File != "" }
func (f flag) set() bool   { return f.Pos.File != "" }
func (n number) set() bool { return n.Pos.File != "" }

var (
	textType   = reflect.TypeFor[text]()
	flagType   = reflect.TypeFor[flag]()
	numberType = reflect.TypeFor[number]()
	posType    = reflect.TypeFor[Pos]()
)

// field is a key of a table.
type field struct {
	name    string
	options []string
	enum    string
	doc     string
	index   []int
	typ     reflect.Type
}

func (f field) has(option string) bool { return slices.Contains(f.options, option) }

// fieldsOf lists the keys of a table, those of embedded structs included.
func fieldsOf(t reflect.Type) []field {
	if known, ok := knownFields.Load(t); ok {
		return known.([]field)
	}
	var out []field
	for _, sf := range reflect.VisibleFields(t) {
		tag, ok := sf.Tag.Lookup("key")
		if !ok {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		out = append(out, field{name, strings.Split(options, ","), sf.Tag.Get("enum"), sf.Tag.Get("doc"), sf.Index, sf.Type})
	}
	knownFields.Store(t, out)
	return out
}

// knownFields are the keys of tables by their types; to list them takes longer than to decode them.
var knownFields sync.Map

// maxPolicy bounds the size of a policy file in bytes.
const maxPolicy = 256 << 10

// decoder decodes one file and finds all faults of its form: syntax, unknown keys, wrong types, wrong words.
type decoder struct {
	places *places
	base   string // folder of the file, relative to the policy's folder
	faults Faults
	faulty map[Pos]bool // tables with a fault of form inside: what they lack may have been meant by what was wrong
}

func newDecoder(file, base, src string) *decoder {
	return &decoder{places: scanPlaces(file, src), base: base, faulty: map[Pos]bool{}}
}

// decode fills doc; false if the text is no TOML, or more than a policy can be.
func (d *decoder) decode(doc *document) bool {
	whole := Pos{File: d.places.file, Line: 1, Column: 1}
	switch {
	case len(d.places.src) > maxPolicy:
		d.faults.add(whole, "the policy is larger than %d KiB; split it with extends", maxPolicy>>10)
		return false
	case d.places.deep:
		d.faults.add(whole, "lists and tables are nested more than %d deep", maxDepth)
		return false
	}
	var raw map[string]any
	if _, err := toml.Decode(d.places.src, &raw); err != nil {
		d.syntax(err)
		return false
	}
	d.table(raw, "", reflect.ValueOf(doc).Elem())
	return true
}

// fault reports a fault of form at a path and marks what is there and the tables around it.
func (d *decoder) fault(path, format string, args ...any) {
	d.faults.add(d.places.pos(path), format, args...)
	d.faulty[d.places.pos(path)] = true
	for i := strings.LastIndexAny(path, "\x00\x01"); i > 0; i = strings.LastIndexAny(path, "\x00\x01") {
		inList := path[i] == '\x01'
		if path = path[:i]; !inList {
			d.faulty[d.places.pos(path)] = true
		}
	}
}

// value decodes v, which stands at path, into out.
func (d *decoder) value(v any, path string, f field, out reflect.Value) {
	switch t := out.Type(); {
	case t == textType:
		d.text(v, path, f, out)
	case t == flagType:
		if b, ok := v.(bool); ok {
			out.Set(reflect.ValueOf(flag{b, d.places.pos(path)}))
		} else {
			d.wrongType(v, path, "true or false")
		}
	case t == numberType:
		if n, ok := v.(int64); ok {
			out.Set(reflect.ValueOf(number{int(n), d.places.pos(path)}))
		} else {
			d.wrongType(v, path, "a number")
		}
	case t.Kind() == reflect.Slice:
		d.list(v, path, f, out)
	case t.Kind() == reflect.Map:
		d.mapping(v, path, f, out)
	case t.Kind() == reflect.Pointer:
		out.Set(reflect.New(t.Elem()))
		d.value(v, path, f, out.Elem())
	default:
		d.structure(v, path, out)
	}
}

func (d *decoder) text(v any, path string, f field, out reflect.Value) {
	s, ok := v.(string)
	if !ok {
		d.wrongType(v, path, "a string")
		return
	}
	at := d.places.pos(path)
	if words := wordsOf(f.enum); words != nil && !slices.Contains(words, s) {
		d.fault(path, "%s: unknown %s %q%s", label(path), f.enum, s, suggest(s, words))
	}
	if f.has("path") {
		s = joinBase(d.base, s)
	}
	out.Set(reflect.ValueOf(text{s, at}))
}

func (d *decoder) list(v any, path string, f field, out reflect.Value) {
	var items []any
	switch l := v.(type) {
	case []any:
		items = l
	case []map[string]any:
		for _, m := range l {
			items = append(items, m)
		}
	default:
		if !f.has("one") {
			d.wrongType(v, path, "a list")
			return
		}
		out.Set(reflect.MakeSlice(out.Type(), 1, 1))
		d.value(v, path, f, out.Index(0))
		return
	}
	out.Set(reflect.MakeSlice(out.Type(), len(items), len(items)))
	for i, item := range items {
		d.value(item, elem(path, i), f, out.Index(i))
	}
}

func (d *decoder) mapping(v any, path string, f field, out reflect.Value) {
	m, ok := v.(map[string]any)
	if !ok {
		d.wrongType(v, path, "a table")
		return
	}
	words := wordsOf(f.enum)
	out.Set(reflect.MakeMap(out.Type()))
	for k, item := range m {
		p := key(path, k)
		if words != nil && !slices.Contains(words, k) {
			d.fault(p, "unknown %s %q in [%s]%s", f.enum, k, label(path), suggest(k, words))
			continue
		}
		e := reflect.New(out.Type().Elem()).Elem()
		d.value(item, p, field{}, e)
		out.SetMapIndex(reflect.ValueOf(k), e)
	}
}

// structure decodes a table, or what may stand for it.
func (d *decoder) structure(v any, path string, out reflect.Value) {
	setPos(out, d.places.pos(path))
	if m, ok := v.(map[string]any); ok {
		d.table(m, path, out)
		return
	}
	for _, f := range fieldsOf(out.Type()) {
		_, isText := v.(string)
		_, isList := v.([]any)
		if isText && f.has("short") || isList && f.has("list") {
			d.value(v, path, f, out.FieldByIndex(f.index))
			return
		}
	}
	d.wrongType(v, path, describe(out.Type()))
}

func setPos(out reflect.Value, at Pos) {
	if f := out.FieldByName("Pos"); f.IsValid() && f.Type() == posType {
		f.Set(reflect.ValueOf(at))
	}
}

func (d *decoder) table(m map[string]any, path string, out reflect.Value) {
	fields := fieldsOf(out.Type())
	others := slices.IndexFunc(fields, func(f field) bool { return f.name == "*" })
	for k, v := range m {
		i := slices.IndexFunc(fields, func(f field) bool { return f.name == k && k != "" && k != "*" })
		if i < 0 && others >= 0 {
			m := out.FieldByIndex(fields[others].index)
			if m.IsNil() {
				m.Set(reflect.MakeMap(m.Type()))
			}
			e := reflect.New(m.Type().Elem()).Elem()
			d.value(v, key(path, k), field{}, e)
			m.SetMapIndex(reflect.ValueOf(k), e)
			continue
		}
		if i < 0 {
			d.unknownKey(k, path, fields, out.Type())
			continue
		}
		d.value(v, key(path, k), fields[i], out.FieldByIndex(fields[i].index))
	}
}

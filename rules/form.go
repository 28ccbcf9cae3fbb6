package rules

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
)

// syntax reports that a text is no TOML.
func (d *decoder) syntax(err error) {
	at := Pos{File: d.places.file, Line: 1, Column: 1}
	msg := err.Error()
	var pe toml.ParseError
	if errors.As(err, &pe) {
		if start := pe.Position.Start; start > 0 && start <= len(d.places.src) {
			at = d.places.offset(start)
		}
		if msg = pe.Message; msg == "" {
			msg = strings.TrimPrefix(pe.Error(), "toml: ")
		}
	}
	d.faults.add(at, "not TOML: %s", firstLine(msg))
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s
}

// unknownKey reports a key that the table does not have.
func (d *decoder) unknownKey(k, path string, fields []field, t reflect.Type) {
	at := key(path, k)
	where := "the policy"
	if l := label(path); l != "" {
		where = "[" + l + "]"
	}
	if t == reflect.TypeFor[roleDoc]() && slices.Contains([]string{"file", "files", "type", "types"}, k) {
		d.fault(at, "unknown key %q in %s: a role belongs to whole packages, never to single files or types; split the package", k, where)
		return
	}
	var names []string
	for _, f := range fields {
		if f.name != "" {
			names = append(names, f.name)
		}
	}
	slices.Sort(names)
	d.fault(at, "unknown key %q in %s%s", k, where, suggest(k, names))
}

func (d *decoder) wrongType(v any, path, want string) {
	d.fault(path, "%s must be %s, not %s", label(path), want, describeValue(v))
}

// label writes a path for people: roles.operation.imports, without the numbers of list elements.
func label(path string) string {
	var out []string
	for part := range strings.SplitSeq(path, "\x00") {
		part, _, _ = strings.Cut(part, "\x01")
		if part != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, ".")
}

// describe says what a table may look like.
func describe(t reflect.Type) string {
	words := "a table"
	for _, f := range fieldsOf(t) {
		switch {
		case f.has("list"):
			words = "a list, " + strings.TrimPrefix(words, "a list, ")
		case f.has("short"):
			words = "a string or table"
		}
	}
	return words
}

func describeValue(v any) string {
	switch v := v.(type) {
	case string:
		return fmt.Sprintf("the string %q", v)
	case bool:
		return fmt.Sprint(v)
	case int64, float64:
		return fmt.Sprintf("the number %v", v)
	case time.Time:
		return "a date"
	case []any, []map[string]any:
		return "a list"
	case map[string]any:
		return "a table"
	}
	return "this value"
}

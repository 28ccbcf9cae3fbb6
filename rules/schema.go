package rules

import (
	"encoding/json"
	"reflect"
	"strings"
)

// Schema returns the JSON Schema (draft 2020-12) of a policy file. It is made from the key table that the decoder uses.
func Schema() []byte {
	s := schemaMaker{defs: map[string]any{}}
	root := s.table(reflect.TypeFor[document]())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$id"] = "https://github.com/nanoarch/nanoarch/policy/1"
	root["title"] = FileName
	root["description"] = "the policy of nanoarch: what is allowed in the architecture of a Go program"
	root["required"] = []string{"version"}
	root["properties"].(map[string]any)["version"] = map[string]any{"const": Version, "description": "version of the policy language"}
	root["$defs"] = s.defs
	out, err := json.MarshalIndent(root, "", "  ")
	if err != nil { // only strings, lists and maps of these are in it
		return nil
	}
	return append(out, '\n')
}

// schemaMaker collects the tables that it meets as definitions.
type schemaMaker struct{ defs map[string]any }

// table returns the schema of a table in its long form.
func (s schemaMaker) table(t reflect.Type) map[string]any {
	properties := map[string]any{}
	var others any = false
	for _, f := range fieldsOf(t) {
		switch f.name {
		case "":
		case "*":
			others = s.value(f.typ.Elem(), field{})
		default:
			p := s.value(f.typ, f)
			if f.doc != "" {
				p["description"] = f.doc
			}
			properties[f.name] = p
		}
	}
	return map[string]any{"type": "object", "properties": properties, "additionalProperties": others}
}

// value returns the schema of a value in all its forms.
func (s schemaMaker) value(t reflect.Type, f field) map[string]any {
	switch {
	case t == textType:
		if words := wordsOf(f.enum); words != nil {
			return map[string]any{"enum": words}
		}
		return map[string]any{"type": "string"}
	case t == flagType:
		return map[string]any{"type": "boolean"}
	case t == numberType:
		return map[string]any{"type": "integer"}
	case t.Kind() == reflect.Slice:
		item := s.value(t.Elem(), field{enum: f.enum})
		list := map[string]any{"type": "array", "items": item}
		if f.has("one") {
			return map[string]any{"anyOf": []any{item, list}}
		}
		return list
	case t.Kind() == reflect.Map:
		m := map[string]any{"type": "object", "additionalProperties": s.value(t.Elem(), field{})}
		if words := wordsOf(f.enum); words != nil {
			m["propertyNames"] = map[string]any{"enum": words}
		}
		return m
	case t.Kind() == reflect.Pointer:
		return s.value(t.Elem(), f)
	}
	return s.structure(t)
}

// structure refers to the definition of a table and its short forms.
func (s schemaMaker) structure(t reflect.Type) map[string]any {
	name := strings.TrimSuffix(t.Name(), "Doc")
	if _, known := s.defs[name]; !known {
		s.defs[name] = nil // stops a table that holds itself
		forms := []any{s.table(t)}
		for _, f := range fieldsOf(t) {
			if f.has("short") || f.has("list") {
				forms = append(forms, s.value(f.typ, field{}))
			}
		}
		if len(forms) == 1 {
			s.defs[name] = forms[0]
		} else {
			s.defs[name] = map[string]any{"anyOf": forms}
		}
	}
	return map[string]any{"$ref": "#/$defs/" + name}
}

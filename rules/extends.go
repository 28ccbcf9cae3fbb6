package rules

import (
	"maps"
	"reflect"
	"slices"
)

// merger lays one document over another: tables merge key by key, a list or scalar replaces, arrays of tables append
// and an entry with the name of an earlier one replaces it, off = true drops.
type merger struct{ faults *Faults }

func (m *merger) merge(dst, src reflect.Value, path string) {
	for _, f := range fieldsOf(dst.Type()) {
		m.field(dst.FieldByIndex(f.index), src.FieldByIndex(f.index), f, key(path, f.name))
	}
	if at := src.FieldByName("Pos"); at.IsValid() && at.Type() == posType {
		dst.FieldByName("Pos").Set(at)
	}
}

func (m *merger) field(dst, src reflect.Value, f field, path string) {
	switch {
	case src.IsZero():
	case f.has("append"):
		m.appendAll(dst, src, path)
	case src.Kind() == reflect.Map:
		m.mapping(dst, src, path)
	case src.Kind() == reflect.Pointer && !dst.IsNil() && !isPlain(dst.Elem()) && !isPlain(src.Elem()):
		m.merge(dst.Elem(), src.Elem(), path)
	default:
		dst.Set(src)
	}
}

// isPlain reports whether a table was written in its short form.
func isPlain(v reflect.Value) bool {
	for _, f := range fieldsOf(v.Type()) {
		if f.has("short") && f.name == "" && !v.FieldByIndex(f.index).IsZero() {
			return true
		}
	}
	return false
}

func (m *merger) mapping(dst, src reflect.Value, path string) {
	if dst.IsNil() {
		dst.Set(reflect.MakeMap(dst.Type()))
	}
	var known []string
	for _, k := range dst.MapKeys() {
		known = append(known, k.String())
	}
	slices.Sort(known)
	for _, k := range src.MapKeys() {
		s, d := src.MapIndex(k), dst.MapIndex(k)
		if s.Kind() != reflect.Pointer {
			dst.SetMapIndex(k, s)
			continue
		}
		if off, at := isOff(s.Elem()); off && !d.IsValid() {
			m.faults.add(at, "off = true drops nothing: no extended file has [%s]%s", label(key(path, k.String())), suggest(k.String(), known))
		}
		if d.IsValid() {
			m.merge(d.Elem(), s.Elem(), key(path, k.String()))
		} else {
			dst.SetMapIndex(k, s)
		}
	}
}

// isOff reports whether a table has off = true, and where.
func isOff(v reflect.Value) (bool, Pos) {
	f := v.FieldByName("Off")
	if !f.IsValid() || f.Type() != flagType {
		return false, Pos{}
	}
	off := f.Interface().(flag)
	return off.Value, off.Pos
}

func nameOf(v reflect.Value) string {
	if f := v.FieldByName("Name"); f.IsValid() && f.Type() == textType {
		return f.Interface().(text).Value
	}
	return ""
}

func (m *merger) appendAll(dst, src reflect.Value, path string) {
	out := reflect.MakeSlice(dst.Type(), 0, dst.Len()+src.Len())
	out = reflect.AppendSlice(out, dst)
	for i := range src.Len() {
		entry, at := src.Index(i), -1
		name := nameOf(entry)
		known := map[string]bool{}
		for j := range out.Len() {
			n := nameOf(out.Index(j))
			known[n] = true
			if name != "" && n == name && j < dst.Len() {
				at = j
			}
		}
		off, where := isOff(entry)
		switch {
		case off && at < 0:
			m.faults.add(where, "off = true drops nothing: no extended file has [[%s]] %q%s", label(path), name, suggest(name, slices.Sorted(maps.Keys(known))))
		case at >= 0:
			out.Index(at).Set(entry)
		default:
			out = reflect.Append(out, entry)
		}
	}
	dst.Set(out)
}

package change

import (
	"reflect"
	"slices"
	"strings"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// compareFields compares the fields of a struct. Who builds values of it, callers or implementations, decides what a new
// field means; a field that is gone is missed by either.
func (d *declarations) compareFields(b, h *inventory.Type, w way) {
	renamed := d.renamed(b, h)
	for i := range b.Fields {
		old := &b.Fields[i]
		now := field(h, old.Name)
		switch {
		case !old.Exported:
		case now == nil && renamed[old.Name] != "":
			d.compareRenamed(h, old, field(h, renamed[old.Name]), w)
		case now == nil:
			d.promise(h.Name+"."+old.Name, "field removed", w, true, old.Type.Text, "", "who names it no longer compiles", old.Pos, false, d.usersOf(h, old.Name))
		default:
			d.compareField(b, h, old, now, w)
		}
	}
	for i := range h.Fields {
		now := &h.Fields[i]
		if now.Exported && field(b, now.Name) == nil && !contains(renamed, now.Name) {
			d.fieldAdded(h, now, w)
		}
	}
}

// fieldAdded tells what a new field means. Callers that are not changed leave it empty; implementations that are not
// changed do so too, but whoever reads a result does not look for what it does not know.
func (d *declarations) fieldAdded(h *inventory.Type, now *inventory.Field, w way) {
	on := d.usersOf(h, now.Name)
	message, breaking := "callers need not read it", false
	switch {
	case w == out:
	case optional(now):
		message = "callers may leave it out"
	default:
		on.symbols, on.compiles = append(on.symbols, inventory.Symbol{Pkg: d.head.ImportPath, Name: h.Name}), true
		message, breaking = "callers that are not changed send its zero value", true
	}
	d.promise(h.Name+"."+now.Name, "field added", w, breaking, "", now.Type.Text, message, now.Pos, true, on)
}

// compareField compares a field of the same name.
func (d *declarations) compareField(b, h *inventory.Type, old, now *inventory.Field, w way) {
	name, on := h.Name+"."+now.Name, d.usersOf(h, now.Name)
	if d.text(b, old.Type.Text) != plain(h, now.Type.Text) || old.Embedded != now.Embedded {
		d.promise(name, "field changed", w, true, old.Type.Text, now.Type.Text, "who names it has to be changed with it", now.Pos, true, on)
	}
	if before, after := tagNames(old), tagNames(now); before != after {
		d.promise(name, "field name in data changed", w, true, before, after, "who exchanges it as data no longer finds it", now.Pos, true, on)
	}
}

func (d *declarations) compareRenamed(h *inventory.Type, old, now *inventory.Field, w way) {
	on := d.usersOf(h, old.Name)
	on.symbols = append(on.symbols, d.usersOf(h, now.Name).symbols...)
	d.promise(h.Name+"."+old.Name, "field renamed", w, true, old.Name, now.Name, "who names it no longer compiles", now.Pos, true, on)
}

// usersOf returns who names a field.
func (d *declarations) usersOf(t *inventory.Type, name string) reliance {
	return reliance{symbols: []inventory.Symbol{{Pkg: d.head.ImportPath, Recv: t.Name, Name: name}}}
}

// renamed pairs exported fields that are gone with new ones of the same type: at the same place, or with the same tag.
func (d *declarations) renamed(b, h *inventory.Type) map[string]string {
	out := map[string]string{}
	for i := range b.Fields {
		old := &b.Fields[i]
		if !old.Exported || old.Embedded || field(h, old.Name) != nil {
			continue
		}
		for j := range h.Fields {
			now := &h.Fields[j]
			if now.Exported && !now.Embedded && field(b, now.Name) == nil && !contains(out, now.Name) && d.text(b, old.Type.Text) == plain(h, now.Type.Text) &&
				(i == j && len(b.Fields) == len(h.Fields) || old.Tag != "" && old.Tag == now.Tag) {
				out[old.Name] = now.Name
				break
			}
		}
	}
	return out
}

func contains(m map[string]string, value string) bool {
	for _, v := range m {
		if v == value {
			return true
		}
	}
	return false
}

func field(t *inventory.Type, name string) *inventory.Field {
	i := slices.IndexFunc(t.Fields, func(f inventory.Field) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return &t.Fields[i]
}

// optional reports whether a field tells "not given" from every value: a pointer, a list, a table, an interface, a type
// made for that, or one that its tag lets be left out.
func optional(f *inventory.Field) bool {
	text := f.Type.Text
	switch {
	case strings.HasPrefix(text, "*"), strings.HasPrefix(text, "[]"), strings.HasPrefix(text, "map["), strings.HasPrefix(text, "func("),
		text == "any", f.Type.Class == inventory.ClassInterface, f.Type.Class == inventory.ClassError:
		return true
	case f.Type.Named.Pkg == "database/sql" && strings.HasPrefix(f.Type.Named.Name, "Null"):
		return true
	case slices.Contains([]string{"Option", "Optional", "Maybe", "Opt", "Null"}, f.Type.Named.Name):
		return true
	}
	return strings.Contains(f.Tag, ",omitempty") || strings.Contains(f.Tag, ",omitzero")
}

// tagNames returns the names under which a field stands in data of the usual formats, "" if its tag gives none.
func tagNames(f *inventory.Field) string {
	var out []string
	for _, format := range []string{"json", "xml", "yaml", "toml", "msgpack", "bson", "form", "query", "db"} {
		if v, ok := reflect.StructTag(f.Tag).Lookup(format); ok {
			if name, _, _ := strings.Cut(v, ","); name != "" {
				out = append(out, format+":"+name)
			}
		}
	}
	return strings.Join(out, " ")
}

// canCompare reports whether values of a type can be compared, as far as its own package tells.
func canCompare(u *inventory.Package, t *inventory.Type, depth int) bool {
	if t.Kind == "slice" || t.Kind == "map" || t.Kind == "func" {
		return false
	}
	if t.Kind != "struct" || depth > 20 {
		return true
	}
	for i := range t.Fields {
		if !comparableText(u, t.Fields[i].Type.Text, depth) {
			return false
		}
	}
	return true
}

func comparableText(u *inventory.Package, text string, depth int) bool {
	for strings.HasPrefix(text, "[") && !strings.HasPrefix(text, "[]") { // an array is what it holds
		_, text, _ = strings.Cut(text, "]")
	}
	if strings.HasPrefix(text, "[]") || strings.HasPrefix(text, "map[") || strings.HasPrefix(text, "func(") {
		return false
	}
	name, own := strings.CutPrefix(text, u.ImportPath+".")
	if !own {
		return true
	}
	for i := range u.Types {
		if u.Types[i].Name == name {
			return canCompare(u, &u.Types[i], depth+1)
		}
	}
	return true
}

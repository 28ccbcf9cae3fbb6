package conform

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// Changes compares two versions of one template. It reports whether its files differ, and names the declarations in which
// it asks something else of packages, sorted: none if only comments, names or what holes may read differ.
func Changes(before, now *Record) (symbols []string, differ bool) {
	if bytes.Equal(before.units(), now.units()) {
		return nil, false
	}
	found := map[string]bool{}
	note := func(a, b *Record) {
		for _, u := range a.Units {
			other := b.Unit(u.Rel, u.TestOf != "")
			if other == nil {
				for i := range u.Bodies.Decls {
					found[nameOf(&u.Bodies.Decls[i])] = true
				}
				continue
			}
			if u.Any != other.Any || u.Decls != other.Decls || !slices.Equal(u.Reach, other.Reach) {
				found["//"+holeDirective] = true
			}
			for _, f := range Compare(u, a, Subject{Package: other.Package, ImportPath: b.ImportPath}).Faults {
				found[f.Symbol] = true
			}
		}
	}
	note(before, now)
	note(now, before) // what one of them has in addition may stand in a hole of the other
	return slices.Sorted(maps.Keys(found)), true
}

// units returns all of the record that comes from the template's own files.
func (r *Record) units() []byte {
	b, _ := json.Marshal(r.written().Units)
	return b
}

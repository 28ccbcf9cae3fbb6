package source

import (
	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// Recorded says as what a run saw a unit. A run that sees the same gets the same record.
type Recorded struct {
	Dir, Name string
	Folder    Key // under which header and imports are kept, zero if they are not
	Own       Key // of the files
	State     Key // of the typed sections, zero if they were not read
}

// Recorded lists all units in their order, in no state yet.
func (p *Program) Recorded() []Recorded {
	if p.loader == nil {
		return nil
	}
	out := make([]Recorded, 0, len(p.loader.units))
	for _, u := range p.loader.units {
		out = append(out, Recorded{Dir: u.Dir, Name: u.Name, Folder: u.folder, Own: u.own})
	}
	return out
}

func setFolder(units []*unit, k Key) {
	for _, u := range units {
		u.folder = k
	}
}

// Record returns the record of a unit as a run saw it, with all of the sections; it is not ok if the cache holds less.
func (c *Cache) Record(r Recorded, want inventory.Section) (*inventory.Package, bool) {
	b, ok := c.Get(r.Folder)
	if !ok {
		return nil, false
	}
	units, ok := decodeFolder(b)
	if !ok {
		return nil, false
	}
	for _, u := range units {
		if u.Name != r.Name || u.Dir != r.Dir || u.own != r.Own {
			continue
		}
		known := root{unit: u, key: r.State}
		for _, s := range typedSections {
			if want&s == 0 {
				continue
			}
			b, ok := c.Get(known.sectionKey(s))
			if !ok || u.Decode(s, b) != nil {
				return nil, false
			}
		}
		return u.Package, true
	}
	return nil, false
}

// Pack writes a record in its short form: a twentieth of what it is otherwise.
func Pack(u *inventory.Package) []byte { return encodeUnit(u) }

// Unpack reads what Pack wrote.
func Unpack(b []byte) (*inventory.Package, error) { return decodeUnit(b) }

// EncodeRecorded writes units one behind the other.
func EncodeRecorded(units []Recorded) []byte {
	out := make([]byte, 0, 100*len(units))
	for _, r := range units {
		out = appendText(appendText(out, r.Dir), r.Name)
		out = append(append(append(out, r.Folder[:]...), r.Own[:]...), r.State[:]...)
	}
	return out
}

// DecodeRecorded reads what EncodeRecorded wrote; it is not ok if that is damaged.
func DecodeRecorded(b []byte) (units []Recorded, ok bool) {
	units = make([]Recorded, 0, len(b)/80)
	for d := (decoder{text: string(b), ok: true}); ; {
		if d.text == "" || !d.ok {
			return units, d.ok
		}
		r := Recorded{Dir: d.string(), Name: d.string()}
		for _, k := range []*Key{&r.Folder, &r.Own, &r.State} {
			copy(k[:], d.take(uint64(len(k))))
		}
		units = append(units, r)
	}
}

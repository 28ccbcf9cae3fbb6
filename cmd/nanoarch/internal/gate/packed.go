package gate

import "github.com/nanoarch/nanoarch/analyzers/inventory"

// packed holds sections of a record in a fraction of the memory that they take otherwise: those of a whole program wait
// until the last unit is read, while types take most of the memory.
type packed struct {
	sections inventory.Section
	each     [][]byte
}

func pack(u *inventory.Package) (p packed) {
	p.sections = u.Sections & (inventory.SyntaxSections | inventory.TypedSections)
	for s := inventory.Section(1); s != 0; s <<= 1 {
		if p.sections&s != 0 {
			p.each = append(p.each, u.Encode(s))
		}
	}
	return p
}

// unpack adds the sections to a record of the same unit.
func (p packed) unpack(u *inventory.Package) error {
	i := 0
	for s := inventory.Section(1); s != 0; s <<= 1 {
		if p.sections&s == 0 {
			continue
		}
		if err := u.Decode(s, p.each[i]); err != nil {
			return err
		}
		i++
	}
	return nil
}

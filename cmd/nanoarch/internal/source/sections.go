package source

import (
	"encoding/binary"
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
)

// The sections that are kept together under one key; 0 is the header.
var (
	importSections = []inventory.Section{0, inventory.SectionImports}
	typedSections  = []inventory.Section{
		inventory.SectionDecls, inventory.SectionUses, inventory.SectionCalls, inventory.SectionConversions,
		inventory.SectionEffects, inventory.SectionErrors,
	}
	deepSections = append(slices.Clone(typedSections), inventory.SectionBodies) // all that is read with types, where somebody wants it
)

// encodeSections writes sections of a record behind each other, each with its length.
func encodeSections(sections []inventory.Section, p *inventory.Package) []byte {
	var out []byte
	for _, s := range sections {
		b := p.Encode(s)
		out = binary.AppendUvarint(out, uint64(len(b)))
		out = append(out, b...)
	}
	return out
}

// decodeSections reads into the record the sections that encodeSections wrote; it is not ok if anything is damaged.
func decodeSections(sections []inventory.Section, b []byte, p *inventory.Package) bool {
	for _, s := range sections {
		size, n := binary.Uvarint(b)
		if n <= 0 || size > uint64(len(b)-n) {
			return false
		}
		if p.Decode(s, b[n:n+int(size)]) != nil {
			return false
		}
		b = b[n+int(size):]
	}
	return true
}

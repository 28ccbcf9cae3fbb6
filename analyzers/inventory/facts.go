package inventory

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
)

// Facts returns a hash of what some sections say of a unit, wherever in its files that stands: it stays the same when a
// function grows, and becomes another one as soon as something is called, declared or imported that was not before, or what
// is used and called comes in another order. It begins with the hash of the names and kinds of the files, and of the imports.
func (p *Package) Facts(sections Section) (hash [20]byte) {
	h := sha256.New()
	fmt.Fprintln(h, p.Dir, p.Name, p.ImportPath, p.TestOf, sections)
	for i := range p.Files {
		f := &p.Files[i]
		fmt.Fprintln(h, f.Name, f.Test, f.Generated, f.Excluded != "")
	}
	var places []Pos // of what is used and called: what belongs to a call is told by what stands behind it
	for one := SectionImports; one <= AllSections; one <<= 1 {
		if one == SectionImports || sections&one != 0 {
			places = p.writeFacts(h, one, places)
		}
	}
	writeOrder(h, places)
	return [20]byte(h.Sum(nil)[:20])
}

// writeFacts writes a section without places, and adds those to a list of which the order counts.
func (p *Package) writeFacts(w io.Writer, s Section, places []Pos) []Pos {
	c := writers.Get().(*coder)
	c.blind = true
	defer c.release()
	if !p.code(c, s) {
		return places
	}
	fmt.Fprintln(w, s, s.Version(), len(c.table), len(c.buf))
	for _, str := range c.table {
		fmt.Fprintf(w, "%d:%s", len(str), str)
	}
	_, _ = w.Write(c.buf) // a hash takes everything
	if s == SectionUses || s == SectionCalls {
		places = append(places, c.places...)
	}
	return places
}

// writeOrder writes of each place which one of all it is.
func writeOrder(w io.Writer, places []Pos) {
	byPlace := func(a, b Pos) int { return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Start, b.Start)) }
	sorted := slices.Clone(places)
	slices.SortFunc(sorted, byPlace)
	sorted = slices.CompactFunc(sorted, func(a, b Pos) bool { return byPlace(a, b) == 0 })
	out := make([]byte, 0, 2*len(places))
	for _, p := range places {
		i, _ := slices.BinarySearchFunc(sorted, p, byPlace)
		out = binary.AppendUvarint(out, uint64(i))
	}
	_, _ = w.Write(out)
}

package inventory

import (
	"crypto/sha256"
	"fmt"
	"io"
)

// Facts returns a hash of what some sections say of a unit, wherever in its files that stands: it stays the same when a
// function grows, and becomes another one as soon as something is called, declared or imported that was not before. It
// begins with the hash of the names and kinds of the files, and of the imports.
func (p *Package) Facts(sections Section) (hash [20]byte) {
	h := sha256.New()
	fmt.Fprintln(h, p.Dir, p.Name, p.ImportPath, p.TestOf, sections)
	for i := range p.Files {
		f := &p.Files[i]
		fmt.Fprintln(h, f.Name, f.Test, f.Generated, f.Excluded != "")
	}
	for one := SectionImports; one <= AllSections; one <<= 1 {
		if one == SectionImports || sections&one != 0 {
			p.writeFacts(h, one)
		}
	}
	return [20]byte(h.Sum(nil)[:20])
}

func (p *Package) writeFacts(w io.Writer, s Section) {
	c := writers.Get().(*coder)
	c.blind = true
	defer c.release()
	if !p.code(c, s) {
		return
	}
	fmt.Fprintln(w, s, s.Version(), len(c.table), len(c.buf))
	for _, str := range c.table {
		fmt.Fprintf(w, "%d:%s", len(str), str)
	}
	_, _ = w.Write(c.buf) // a hash takes everything
}

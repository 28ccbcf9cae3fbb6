package gate

import (
	"encoding/binary"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// flat writes or reads values one behind the other, depending on its direction, so that one function a type serves both.
// Outcomes of thousands of findings are read at the start of a run that finds nothing changed. After a fault, reading
// gives zero values.
type flat struct {
	out  []byte // what was written
	text string // what is left to read
	read bool
	bad  bool
}

func (c *flat) int(v *int) {
	if !c.read {
		c.out = binary.AppendVarint(c.out, int64(*v))
		return
	}
	*v = 0
	var u uint64
	for shift := 0; shift < 64; shift += 7 {
		b := c.take(1)
		if b == "" {
			return
		}
		if u |= uint64(b[0]&0x7f) << shift; b[0] < 0x80 {
			*v = int(int64(u>>1) ^ -int64(u&1))
			return
		}
	}
	c.bad = true
}

func (c *flat) bool(v *bool) {
	n := 0
	if *v {
		n = 1
	}
	c.int(&n)
	*v = n == 1
}

func (c *flat) take(n int) string {
	if n < 0 || n > len(c.text) {
		c.bad, c.text = true, ""
		return ""
	}
	s := c.text[:n]
	c.text = c.text[n:]
	return s
}

func (c *flat) string(v *string) {
	n := len(*v)
	c.int(&n)
	if !c.read {
		c.out = append(c.out, *v...)
		return
	}
	*v = c.take(n)
}

// listOf codes a slice; a damaged length cannot ask for more memory than the text has bytes.
func listOf[T any](c *flat, v *[]T, each func(*T)) {
	n := len(*v)
	if c.int(&n); c.read {
		if *v = nil; n < 0 || n > len(c.text) {
			c.bad = c.bad || n != 0
			return
		}
		if n > 0 {
			*v = make([]T, n)
		}
	}
	for i := range *v {
		each(&(*v)[i])
	}
}

func (c *flat) pos(p *inventory.Pos) {
	c.int(&p.File)
	c.int(&p.Start)
	c.int(&p.End)
}

func (c *flat) finding(f *savedFinding) {
	for _, s := range []*string{&f.Rule, &f.Symbol, &f.Target, &f.Message, &f.Reason, &f.Level, &f.File} {
		c.string(s)
	}
	for _, n := range []*int{&f.Package, &f.Line, &f.Column} {
		c.int(n)
	}
	c.bool(&f.Once)
	c.bool(&f.Shared)
	c.bool(&f.Doubt)
	listOf(c, &f.Positions, c.pos)
	listOf(c, &f.Related, func(r *savedRelated) {
		c.string(&r.Path)
		c.string(&r.Message)
		c.int(&r.Package)
		c.int(&r.Line)
		c.pos(&r.Pos)
	})
	var fixes []*subject.Fix
	if f.Fix != nil {
		fixes = append(fixes, f.Fix)
	}
	listOf(c, &fixes, func(x **subject.Fix) {
		if c.read {
			*x = &subject.Fix{}
		}
		c.string(&(*x).Message)
		c.bool(&(*x).Changes)
		listOf(c, &(*x).Edits, func(e *subject.Edit) {
			c.pos(&e.Pos)
			c.string(&e.Text)
		})
	})
	if c.read && len(fixes) > 0 {
		f.Fix = fixes[0]
	}
}

func (c *flat) result(s *savedResult) {
	listOf(c, &s.Findings, c.finding)
	listOf(c, &s.Waived, c.finding)
	listOf(c, &s.Baselined, c.finding)
	listOf(c, &s.Entries, func(b *Baselined) {
		e := &b.Entry
		for _, s := range []*string{&b.File, &e.ID, &e.Rule, &e.Package, &e.Symbol, &e.Target, &e.Owner, &e.Reason, &e.Expires} {
			c.string(s)
		}
		c.int(&e.Count)
		c.int(&e.Line)
	})
	listOf(c, &s.Rules, c.string)
	c.int(&s.Packages)
	c.string(&s.Dirs)
	listOf(c, &s.Folders, c.string)
	listOf(c, &s.Units, c.string)
}

package gate

import (
	"slices"

	"github.com/nanoarch/nanoarch/analyzers/inventory"
	"github.com/nanoarch/nanoarch/analyzers/subject"
)

// flows codes what program.FailingOf keeps of a unit. It is read for every operation whenever anything has changed, so it
// has no more than that, and texts that are read are parts of one.
func (c *flat) flows(r *inventory.Package) {
	listOf(c, &r.Types, c.failingType)
	listOf(c, &r.Vars, func(v *inventory.Var) {
		c.string(&v.Name)
		c.pos(&v.Pos)
		c.symbol(&v.Type.Named)
		c.symbol(&v.Same)
		c.bool(&v.Generated)
		v.Exported, v.IsError = true, true
	})
	listOf(c, &r.Consts, func(k *inventory.Const) {
		c.string(&k.Name)
		c.string(&k.Type)
	})
	listOf(c, &r.Funcs, func(f *inventory.Func) {
		c.string(&f.Name)
		c.string(&f.Recv)
		c.string(&f.Sig)
	})
	listOf(c, &r.Entries, func(e *inventory.Entry) {
		c.string(&e.Name)
		c.string((*string)(&e.Kind))
		c.string((*string)(&e.Check))
		c.int(&e.Func)
		c.pos(&e.Pos)
		c.bool(&e.Contract)
		c.bool(&e.Error)
	})
	listOf(c, &r.Errors, func(f *inventory.ErrorFlow) {
		kind := int(f.Kind)
		c.int(&kind)
		f.Kind = inventory.OriginKind(kind)
		c.int(&f.Entry)
		c.symbol(&f.Symbol)
		listOf(c, &f.Except, c.symbol)
		c.pos(&f.Pos)
		c.int(&f.Func)
	})
	listOf(c, &r.Calls, func(x *inventory.Call) {
		x.Kind = inventory.CallStatic
		c.symbol(&x.Callee)
		c.int(&x.Func)
		c.pos(&x.Pos)
	})
	if c.read {
		r.Sections, r.Depth = subject.FailureSections, inventory.DepthDataflow
		c.bad = c.bad || !fits(r)
	}
}

func (c *flat) failingType(t *inventory.Type) {
	c.string(&t.Name)
	c.pos(&t.Pos)
	c.string(&t.Kind)
	class := int(t.Class)
	c.int(&class)
	t.Class = inventory.Class(class)
	for _, b := range []*bool{&t.Exported, &t.Alias, &t.Test, &t.Generated} {
		c.bool(b)
	}
	c.string(&t.Underlying)
	listOf(c, &t.DocLinks, c.string)
	listOf(c, &t.Methods, func(m *inventory.Method) {
		c.string(&m.Name)
		c.string(&m.Sig)
	})
}

func (c *flat) symbol(s *inventory.Symbol) {
	c.string(&s.Pkg)
	c.string(&s.Recv)
	c.string(&s.Name)
}

// fits reports whether the numbers in what was read mean something in the unit.
func fits(r *inventory.Package) bool {
	file := func(p inventory.Pos) bool { return p.File >= 0 && p.File < len(r.Files) }
	fn := func(i int) bool { return i >= -1 && i < len(r.Funcs) }
	return !slices.ContainsFunc(r.Entries, func(e inventory.Entry) bool { return !file(e.Pos) || !fn(e.Func) }) &&
		!slices.ContainsFunc(r.Errors, func(f inventory.ErrorFlow) bool {
			return !file(f.Pos) || !fn(f.Func) || f.Entry < 0 || f.Entry >= len(r.Entries)
		}) &&
		!slices.ContainsFunc(r.Calls, func(x inventory.Call) bool { return !file(x.Pos) || !fn(x.Func) })
}

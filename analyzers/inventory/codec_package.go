package inventory

// code codes one section; it reports whether there is such a section.
func (p *Package) code(c *coder, s Section) bool {
	switch s {
	case 0:
		p.codeHeader(c)
	case SectionImports:
		list(c, &p.Imports, (*Import).code)
		list(c, &p.Directives, (*Directive).code)
		list(c, &p.Waivers, (*Waiver).code)
	case SectionDecls:
		p.codeDecls(c)
	case SectionUses:
		list(c, &p.Uses, (*Use).code)
	case SectionCalls:
		list(c, &p.Calls, (*Call).code)
	case SectionConversions:
		list(c, &p.Conversions, (*Conversion).code)
	case SectionEffects:
		list(c, &p.Effects, (*Effect).code)
	case SectionErrors:
		list(c, &p.Errors, (*ErrorFlow).code)
		list(c, &p.Translations, (*Translation).code)
	case SectionBodies:
		p.codeBodies(c)
	default:
		return false
	}
	return true
}

// take takes the facts of one section from a record of the same unit. Nothing else is written: others may read the
// header meanwhile.
func (p *Package) take(q *Package, s Section) {
	switch s {
	case 0:
		*p = *q
	case SectionImports:
		p.Imports, p.Directives, p.Waivers = q.Imports, q.Directives, q.Waivers
	case SectionDecls:
		p.Types, p.Funcs, p.Vars, p.Consts = q.Types, q.Funcs, q.Vars, q.Consts
		p.Entries, p.Mentions, p.Interfaces = q.Entries, q.Mentions, q.Interfaces
	case SectionUses:
		p.Uses = q.Uses
	case SectionCalls:
		p.Calls = q.Calls
	case SectionConversions:
		p.Conversions = q.Conversions
	case SectionEffects:
		p.Effects = q.Effects
	case SectionErrors:
		p.Errors, p.Translations = q.Errors, q.Translations
	case SectionBodies:
		p.Bodies = q.Bodies
	}
}

func (p *Package) codeHeader(c *coder) {
	c.string(&p.Dir)
	c.string(&p.ImportPath)
	c.string(&p.Name)
	c.string(&p.TestOf)
	c.string(&p.Module)
	c.string(&p.GoVersion)
	enum(c, &p.Depth)
	p.Problem.code(c)
	c.files = 0
	list(c, &p.Files, (*File).code)
}

func (p *Problem) code(c *coder) {
	c.string(&p.Message)
	c.string(&p.File)
	c.int(&p.Line)
}

func (f *File) code(c *coder) {
	c.string(&f.Name)
	c.int(&f.Size)
	c.string(&f.Hash)
	word(c, &f.Lines)
	c.string(&f.Excluded)
	c.bools(&f.Test, &f.Marked, &f.Generated, &f.Cgo)
	f.PackagePos.code(c)
}

func (i *Import) code(c *coder) {
	c.string(&i.Path)
	c.string(&i.Name)
	i.Pos.code(c)
	c.bools(&i.Test, &i.Excluded)
}

func (d *Directive) code(c *coder) {
	c.string(&d.Kind)
	c.string(&d.Text)
	d.Pos.code(c)
	c.bools(&d.Test)
}

func (w *Waiver) code(c *coder) {
	c.string(&w.Rule)
	c.string(&w.Reason)
	w.Pos.code(c)
	w.Cut.code(c)
	c.int(&w.From)
	c.int(&w.To)
	c.bools(&w.Nolint, &w.Test)
}

package inventory

func (p *Package) codeDecls(c *coder) {
	list(c, &p.Types, (*Type).code)
	list(c, &p.Funcs, (*Func).code)
	list(c, &p.Vars, (*Var).code)
	list(c, &p.Consts, (*Const).code)
	list(c, &p.Entries, (*Entry).code)
	list(c, &p.Mentions, (*Mention).code)
	list(c, &p.Interfaces, (*Interface).code)
	list(c, &p.Flaws, (*Flaw).code)
}

func (t *Type) code(c *coder) {
	c.string(&t.Name)
	t.Pos.code(c)
	c.bools(&t.Exported, &t.Alias, &t.Test, &t.Generated, &t.Protobuf, &t.Embeddable)
	c.string(&t.Kind)
	enum(c, &t.Class)
	c.string(&t.TypeParams)
	c.string(&t.Underlying)
	list(c, &t.Fields, (*Field).code)
	list(c, &t.Methods, (*Method).code)
	c.strings(&t.DocLinks)
}

func (f *Field) code(c *coder) {
	c.string(&f.Name)
	f.Type.code(c)
	f.Pos.code(c)
	c.bools(&f.Exported, &f.Embedded)
	c.string(&f.Tag)
}

func (m *Method) code(c *coder) {
	c.string(&m.Name)
	c.string(&m.Sig)
	c.bools(&m.Exported)
	m.From.code(c)
}

func (f *Func) code(c *coder) {
	c.string(&f.Name)
	c.string(&f.Recv)
	f.Pos.code(c)
	f.NamePos.code(c)
	f.Body.code(c)
	c.bools(&f.PtrRecv, &f.Exported, &f.Test, &f.Generated, &f.Variadic)
	c.string(&f.Sig)
	list(c, &f.Params, (*Param).code)
	list(c, &f.Results, (*Param).code)
	c.bools(&f.Constructor, &f.Registration, &f.HandsOver, &f.CallsFunc, &f.Sends, &f.Forwards)
	list(c, &f.Returns, (*Symbol).code)
}

func (p *Param) code(c *coder) {
	c.string(&p.Name)
	p.Type.code(c)
}

func (v *Var) code(c *coder) {
	c.string(&v.Name)
	v.Pos.code(c)
	v.Type.code(c)
	c.bools(&v.Exported, &v.Test, &v.Generated, &v.IsError, &v.Assertion, &v.FuncLit)
	list(c, &v.Writes, (*Pos).code)
	list(c, &v.Init, (*Symbol).code)
	v.Same.code(c)
}

func (k *Const) code(c *coder) {
	c.string(&k.Name)
	k.Pos.code(c)
	c.string(&k.Type)
	c.string(&k.Value)
}

func (e *Entry) code(c *coder) {
	c.string(&e.Name)
	word(c, &e.Kind)
	c.int(&e.Func)
	e.Pos.code(c)
	word(c, &e.Check)
	c.string(&e.Why)
	c.int(&e.Of)
	c.bools(&e.Edge, &e.Contract, &e.Context, &e.Error)
	list(c, &e.Fulfils, (*Symbol).code)
	c.string(&e.In)
	c.string(&e.Out)
}

func (m *Mention) code(c *coder) {
	m.Type.code(c)
	m.Pos.code(c)
	c.string(&m.Where)
}

func (i *Interface) code(c *coder) {
	c.string(&i.Type)
	i.Named.code(c)
	list(c, &i.Methods, (*Method).code)
}

func (f *Flaw) code(c *coder) {
	c.string(&f.Of)
	f.Pos.code(c)
	c.string(&f.Where)
	word(c, &f.Kind)
	f.Type.code(c)
	f.In.code(c)
}

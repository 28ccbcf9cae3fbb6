package inventory

func (u *Use) code(c *coder) {
	u.Symbol.code(c)
	enum(c, &u.Kind)
	enum(c, &u.Class)
	enum(c, &u.Via)
	u.Alias.code(c)
	c.string(&u.PkgName)
	c.bools(&u.Contract, &u.Error, &u.Mutable, &u.Test, &u.Write)
	list(c, &u.At, (*Place).code)
}

func (p *Place) code(c *coder) {
	p.Pos.code(c)
	c.int(&p.Func)
}

func (l *Call) code(c *coder) {
	enum(c, &l.Kind)
	l.Callee.code(c)
	c.string(&l.Type)
	c.strings(&l.TypeArgs)
	list(c, &l.Args, (*Arg).code)
	c.string(&l.In)
	c.string(&l.Out)
	c.bools(&l.Error, &l.Dropped, &l.Test)
	l.Result.code(c)
	c.int(&l.Func)
	l.Pos.code(c)
}

func (a *Arg) code(c *coder) {
	a.Type.code(c)
	c.string(&a.Const)
}

func (a *Assertion) code(c *coder) {
	a.Type.code(c)
	c.int(&a.Func)
	a.Pos.code(c)
	c.bools(&a.Test)
}

func (v *Conversion) code(c *coder) {
	v.Type.code(c)
	v.Iface.code(c)
	c.string(&v.How)
	c.int(&v.Func)
	v.Pos.code(c)
	c.bools(&v.Test)
}

func (e *Effect) code(c *coder) {
	c.string(&e.Kind)
	c.string(&e.Detail)
	c.int(&e.Func)
	e.Pos.code(c)
	c.bools(&e.Test)
}

func (e *ErrorFlow) code(c *coder) {
	c.int(&e.Entry)
	enum(c, &e.Kind)
	e.Symbol.code(c)
	c.bools(&e.Wrapped)
	list(c, &e.Except, (*Symbol).code)
	e.By.code(c)
	c.int(&e.Arg)
	c.int(&e.Param)
	e.Pos.code(c)
	c.int(&e.Func)
}

func (t *Translation) code(c *coder) {
	c.int(&t.Func)
	t.From.code(c)
	t.To.code(c)
	enum(c, &t.ToKind)
}

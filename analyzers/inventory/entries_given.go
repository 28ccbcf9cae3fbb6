package inventory

import (
	"go/ast"
	"go/types"
	"slices"
)

// given is a function that the package gives away as a value.
type given struct {
	sig  *types.Signature
	code *candidate // what runs when somebody calls it
}

// joinGiven counts the functions that the package gives away as values and that serve requests: what a constructor
// returns, and what stands in exported fields and exported collections. Behind one of the behaviours they are that
// behaviour, else they are behaviours, as methods in their place would be.
func (d *declReader) joinGiven(list []*candidate) []*candidate {
	var behaviours []*candidate
	for _, c := range list {
		if c.Check == Behaviour {
			behaviours = append(behaviours, c)
		}
	}
	byType := map[*types.TypeName]*candidate{} // a function type is a contract of one method
	for _, c := range list {
		if c.Check != CheckConstructor || c.fn == nil || c.block == nil {
			continue
		}
		for v := range c.sig.Results().Variables() {
			g, ok := d.returned(c, v.Type())
			if !ok {
				continue
			}
			name := nameOfType(v.Type())
			if c.of = d.runs(g.code, behaviours); c.of == nil && byType[name] != nil {
				c.Check, c.of = CheckVariant, byType[name]
			}
			if c.of == nil {
				c.Check, c.Why, c.sig = Behaviour, "returns a function that serves requests", g.sig
				c.In, c.Out, c.Context, c.Error = d.flowOf(g.sig)
				behaviours = append(behaviours, c)
				if name != nil {
					byType[name] = c
				}
			}
			break
		}
	}
	return append(list, d.inside(list, behaviours)...)
}

func nameOfType(t types.Type) *types.TypeName {
	if n := namedOf(t); n != nil {
		return n.Obj()
	}
	return nil
}

// returned finds the function of a type that a constructor makes and returns. A constructor that takes such a function
// decorates it.
func (d *declReader) returned(c *candidate, t types.Type) (given, bool) {
	sig := signatureOf(t)
	if sig == nil || d.class(t) != ClassFunc || accepts(c.sig, t) {
		return given{}, false
	}
	var found []given
	d.values(c.block, func(e ast.Expr) {
		if g, ok := d.givenBy(e); ok && types.Identical(withoutReceiver(g.sig), withoutReceiver(sig)) {
			found = append(found, g)
		}
	})
	if len(found) == 0 {
		return given{}, false
	}
	return found[0], true
}

// inside returns the behaviours that are functions in values which the package's constructors return and its exported
// variables hold.
func (d *declReader) inside(list, behaviours []*candidate) []*candidate {
	var found []*candidate
	add := func(name string, at ast.Node, e ast.Expr) {
		g, ok := d.givenBy(e)
		if !ok || d.runs(g.code, append(slices.Clone(behaviours), found...)) != nil {
			return
		}
		c := &candidate{sig: g.sig, body: g.code.body}
		c.Entry = Entry{Name: name, Kind: EntryVar, Func: -1, Pos: d.at(at), Why: "is a function that serves requests, and others find it here"}
		c.In, c.Out, c.Context, c.Error = d.flowOf(g.sig)
		found = append(found, c)
	}
	for _, c := range list {
		if c.Check == CheckConstructor && c.fn != nil && c.block != nil {
			for v := range c.sig.Results().Variables() {
				d.elements(c.block, v.Type(), c.Name, add)
			}
		}
	}
	for _, v := range d.vars {
		if v.obj.Exported() && v.value != nil && !d.isTest(v.name.Pos()) && !d.isGenerated(v.name.Pos()) && d.p.Name != "main" {
			d.elements(v.value, v.obj.Type(), v.obj.Name(), add)
		}
	}
	return found
}

// elements calls do for what the code puts into a value of type t where others see it: into exported fields and into
// collections. It does not look into what these hold in their turn.
func (d *declReader) elements(code ast.Node, t types.Type, owner string, do func(name string, at ast.Node, e ast.Expr)) {
	t = deref(t)
	if n := nameOfType(t); n != nil && n.Pkg() != d.pkg {
		return
	}
	ast.Inspect(code, func(n ast.Node) bool {
		lit, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		if typ := d.typeOf(lit); typ == nil || !sameOrigin(deref(typ), t) { // cgo's types are not known
			return true
		}
		s, isStruct := t.Underlying().(*types.Struct)
		for _, e := range lit.Elts {
			value := e
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				value = kv.Value
			}
			if !isStruct {
				do(owner, value, value)
			} else if f, _ := fieldOf(s, lit, e); f != nil && f.Exported() {
				do(owner+"."+f.Name(), value, value)
			}
		}
		return true
	})
}

// values calls do for every function literal and every function or method of this package that is used as a value.
func (d *declReader) values(code ast.Node, do func(ast.Expr)) {
	var fun ast.Expr
	ast.Inspect(code, func(n ast.Node) bool {
		switch e := n.(type) {
		case *ast.CallExpr:
			fun = ast.Unparen(e.Fun)
		case ast.Expr:
			if e != fun {
				do(e)
			}
			_, isSelector := e.(*ast.SelectorExpr)
			return !isSelector || e == fun
		}
		return true
	})
}

// givenBy describes an expression that is a function of this package which serves requests: it takes a context, or it
// takes something and asks a port with it. A function that takes functions or services is an option or a decorator.
func (d *declReader) givenBy(e ast.Expr) (given, bool) {
	g := given{sig: signatureOf(d.typeOf(e))}
	if g.sig == nil {
		return g, false
	}
	if lit, ok := ast.Unparen(e).(*ast.FuncLit); ok {
		g.code = &candidate{body: d.readBody(d.child(d.indexOf(lit), lit.Body))}
	} else if to, ok := d.funcRef(e); ok && to.iface == nil {
		if i, own := d.index[to.fn]; own {
			g.code = &candidate{fn: to.fn, recv: d.funcs[i].recv, body: d.funcs[i].body}
		}
	}
	if g.code == nil {
		return g, false
	}
	plain, context := true, false
	eachParam(g.sig, func(v *types.Var) {
		plain = plain && d.isData(v.Type())
		context = context || d.class(v.Type()) == ClassContext
	})
	return g, plain && (context || g.sig.Params().Len() > 0 && d.asksPort(g.code))
}

// asksPort reports whether the code of a candidate calls an interface of this program that can fail or takes a context:
// it does more than work on facts.
func (d *declReader) asksPort(c *candidate) bool {
	bodies, _ := d.closure(c, nil)
	return slices.ContainsFunc(bodies, func(b *body) bool {
		return slices.ContainsFunc(b.ifaces, func(u interfaceUse) bool { return d.isPort(u.iface) && d.canFail(u.method) })
	})
}

// isPort reports whether an interface is one of this program; one without a name is, too.
func (d *declReader) isPort(t types.Type) bool {
	n := nameOfType(t)
	return n == nil || n.Pkg() == d.pkg || d.ctx.IsFirstParty(pkgPath(n))
}

// canFail reports whether a method returns an error or takes a context.
func (d *declReader) canFail(fn *types.Func) bool {
	found := false
	eachParam(fn.Signature(), func(v *types.Var) {
		class := d.class(v.Type())
		found = found || class == ClassContext || class == ClassError
	})
	return found
}

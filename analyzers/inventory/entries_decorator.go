package inventory

import (
	"go/ast"
	"go/types"
	"slices"
)

// wrapper is a function or function literal that takes an interface and returns it.
type wrapper struct {
	iface  types.Type
	builds []*types.TypeName
}

// readWrappers finds the wrappers of the package.
func (d *declReader) readWrappers() {
	for i := range d.nodes {
		switch n := d.nodes[i].Node.(type) {
		case *ast.FuncDecl:
			if fn, ok := d.info.Defs[n.Name].(*types.Func); ok && n.Recv == nil && n.Body != nil {
				d.addWrapper(fn.Signature(), n.Body, int32(i))
			}
		case *ast.FuncLit:
			d.addWrapper(signatureOf(d.typeOf(n)), n.Body, int32(i))
		}
	}
}

func (d *declReader) addWrapper(s *types.Signature, b *ast.BlockStmt, at int32) {
	if s == nil {
		return
	}
	var builds []*types.TypeName
	for v := range s.Params().Variables() {
		if t := v.Type(); types.IsInterface(t) && !isEmptyInterface(t) && returns(s, t) {
			if builds == nil {
				builds = d.readBody(d.child(at, b)).builds
			}
			d.wrappers = append(d.wrappers, wrapper{t, builds})
		}
	}
}

// decorates says why a method counts as a decorator: its receiver has a field of an interface with this very method and
// embeds it, is what a wrapper makes of such a value, or stands beside the type that does the work.
func (d *declReader) decorates(c *candidate, all []*candidate) string {
	if c.recv == nil {
		return d.wrapsHandler(c)
	}
	for v := range c.sig.Params().Variables() {
		if signatureOf(v.Type()) != nil && c.body.takes(v) && !d.reportsTo(c, v) {
			return "calls the function that it is given"
		}
	}
	// the receiver as the method sees it: of generic types the type parameters are the method's own
	s, ok := deref(c.sig.Recv().Type()).Underlying().(*types.Struct)
	if !ok {
		return ""
	}
	for f := range s.Fields() {
		if !requires(f.Type(), c.fn) {
			continue
		}
		switch {
		case f.Embedded():
			return d.wraps(c, f.Type(), all, "embeds ")
		case d.isWrapped(c.recv, f.Type()):
			return d.wraps(c, f.Type(), all, "is built from ")
		case implements(c.recv, f.Type()) && d.innermost(c, f.Type(), all) != nil:
			return d.wraps(c, f.Type(), all, "stands beside another ")
		}
	}
	if iface, to := d.clientOf(c, all); to != nil {
		c.of = to
		return "passes calls of " + d.shortType(iface) + " on to a protocol"
	}
	return ""
}

// wrapsHandler: a middleware takes a handler of a protocol and returns one; it asks no port itself.
func (d *declReader) wrapsHandler(c *candidate) string {
	if c.sig == nil {
		return ""
	}
	for v := range c.sig.Params().Variables() {
		t := v.Type()
		if (types.IsInterface(t) || signatureOf(t) != nil) && d.class(t) == ClassProtocol && returns(c.sig, t) && !d.asksPort(c) {
			return "wraps a " + d.shortType(t)
		}
	}
	return ""
}

// reportsTo reports whether a method only tells the function that it is given what it finds: it asks a port with its
// input, and passes nothing of this on to the function.
func (d *declReader) reportsTo(c *candidate, f *types.Var) bool {
	if c.block == nil || !d.asksPort(c) {
		return false
	}
	input, passed := map[types.Object]bool{}, false
	for v := range c.sig.Params().Variables() {
		if d.class(v.Type()) == ClassData {
			input[v] = true
		}
	}
	ast.Inspect(c.block, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if id, ok := ast.Unparen(call.Fun).(*ast.Ident); ok && d.info.Uses[id] == f {
			for _, a := range call.Args {
				passed = passed || slices.ContainsFunc(d.names(a), func(o types.Object) bool { return input[o] })
			}
		}
		return true
	})
	return len(input) > 0 && !passed
}

// names returns what the identifiers in an expression stand for.
func (d *declReader) names(e ast.Expr) []types.Object {
	var list []types.Object
	ast.Inspect(e, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			list = append(list, d.info.Uses[id])
		}
		return true
	})
	return list
}

// wraps notes what a decorator is put around, if that is in this package.
func (d *declReader) wraps(c *candidate, iface types.Type, all []*candidate, how string) string {
	c.of = d.innermost(c, iface, all)
	return how + d.shortType(iface)
}

// innermost returns the entry point with the same method whose receiver satisfies the interface and holds none of it.
func (d *declReader) innermost(c *candidate, iface types.Type, all []*candidate) *candidate {
	i := slices.IndexFunc(all, func(o *candidate) bool {
		return o.recv != nil && o.recv != c.recv && o.fn.Name() == c.fn.Name() && d.isService(o.recv) &&
			implements(o.recv, iface) && !holds(o.recv, iface)
	})
	if i < 0 {
		return nil
	}
	return all[i]
}

func (d *declReader) isWrapped(recv *types.Named, iface types.Type) bool {
	return slices.ContainsFunc(d.wrappers, func(w wrapper) bool {
		return sameOrigin(w.iface, iface) && slices.Contains(w.builds, recv.Obj())
	})
}

// requires reports whether a type is an interface that has this method, signature included.
func requires(t types.Type, fn *types.Func) bool {
	i, ok := t.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	for m := range i.Methods() {
		if m.Name() == fn.Name() && types.Identical(withoutReceiver(m.Signature()), withoutReceiver(fn.Signature())) {
			return true
		}
	}
	return false
}

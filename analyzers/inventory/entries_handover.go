package inventory

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"
)

// handover is a function, a handler or a service that a body gives to an outside value.
type handover struct {
	handler bool        // it takes protocol or protobuf types
	literal bool        // it is a function literal
	typ     types.Type  // of what is given
	as      types.Type  // the type that it is wanted as, nil if unknown
	method  *types.Func // of a method value, the method
	to      receiver
	value   types.Object // the variable that holds the outside value whose method takes it, nil if there is none
}

// receiver is what takes a handover.
type receiver uint8

const (
	toFunc   receiver = iota + 1 // a function at package level
	toMethod                     // a method
	toField                      // a field of a struct
)

// hand notes what a call gives to an outside value. Generated code that registers a handler (RegisterXServer(server, x))
// may be of this program, even of this package; it passes on what it is given together with a protocol value.
func (w bodyWalk) hand(n *ast.CallExpr, to callee) {
	outside := w.isOutsideValue(to.fn)
	w.passes = w.passes || !outside && w.takesFromOthers(to.fn) && slices.ContainsFunc(n.Args, w.isHanded)
	router := to.iface != nil // one that code knows by an interface only
	if !outside && !router && !((w.foreign(to.fn) || w.isGenerated(to.fn.Pos())) && slices.ContainsFunc(n.Args, w.isProtocolValue)) {
		return
	}
	kind, value := toFunc, types.Object(nil)
	if to.fn.Signature().Recv() != nil {
		kind = toMethod
		if root := rootName(n.Fun); root != nil {
			value = w.info.Uses[root]
		}
	}
	for i, a := range n.Args {
		h, ok := w.handed(a)
		if ok && (outside || h.handler) {
			h.as, h.to, h.value = paramAt(to.sig, i), kind, value
			w.hands = append(w.hands, h)
		}
	}
}

// takesFromOthers reports whether a function is a method that another package of this program declares.
func (d *declReader) takesFromOthers(fn *types.Func) bool {
	return fn.Signature().Recv() != nil && d.foreign(fn) && d.ctx.IsFirstParty(pkgPath(fn))
}

func (d *declReader) isHanded(e ast.Expr) bool {
	_, ok := d.handed(e)
	return ok
}

// isOutsideValue reports whether a function or method is an outside package's or part of a protocol library.
func (d *declReader) isOutsideValue(fn *types.Func) bool {
	path := pkgPath(fn)
	if d.ctx.IsOutside(path) {
		return true
	}
	if recv := fn.Signature().Recv(); recv != nil {
		return d.class(recv.Type()) == ClassProtocol
	}
	return path != "" && slices.ContainsFunc(d.ctx.Protocols, func(p string) bool {
		return strings.HasPrefix(p, path) && strings.LastIndexByte(p, '.') == len(path)
	})
}

func (d *declReader) isProtocolValue(e ast.Expr) bool {
	t := d.typeOf(e)
	return t != nil && signatureOf(t) == nil && d.class(t) == ClassProtocol
}

func paramAt(s *types.Signature, i int) types.Type {
	last := s.Params().Len() - 1
	if s.Variadic() && i >= last {
		if slice, ok := s.Params().At(last).Type().Underlying().(*types.Slice); ok {
			return slice.Elem()
		}
		return nil
	}
	if i > last {
		return nil
	}
	return s.Params().At(i).Type()
}

// composite notes what is put into a struct of an outside package, such as a server's handler.
func (w bodyWalk) composite(n *ast.CompositeLit) {
	if !w.isOutsideStruct(w.typeOf(n)) {
		return
	}
	for _, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Value
		}
		if h, ok := w.handed(e); ok {
			h.to = toField
			w.hands = append(w.hands, h)
		}
	}
}

// assign notes what is put into a field of an outside struct.
func (w bodyWalk) assign(n *ast.AssignStmt) {
	if len(n.Lhs) != len(n.Rhs) {
		return
	}
	for i, l := range n.Lhs {
		sel, ok := ast.Unparen(l).(*ast.SelectorExpr)
		if !ok || !w.isOutsideStruct(w.typeOf(sel.X)) {
			continue
		}
		if h, ok := w.handed(n.Rhs[i]); ok {
			h.to = toField
			w.hands = append(w.hands, h)
		}
	}
}

func (d *declReader) isOutsideStruct(t types.Type) bool {
	n := namedOfMaybe(t)
	if n == nil {
		return false
	}
	_, ok := n.Underlying().(*types.Struct)
	return ok && (d.ctx.IsOutside(pkgPath(n.Obj())) || d.class(n) == ClassProtocol && n.Obj().Pkg() != d.pkg)
}

func namedOfMaybe(t types.Type) *types.Named {
	if t == nil {
		return nil
	}
	return namedOf(t)
}

// handed describes an expression that is a function, a handler or a service of this program. What an outside function
// has made, such as an option, is none.
func (d *declReader) handed(e ast.Expr) (handover, bool) {
	e = ast.Unparen(e)
	t := d.typeOf(e)
	if t == nil {
		return handover{}, false
	}
	if call, ok := e.(*ast.CallExpr); ok {
		if to, ok := d.calleeOf(call); ok && !d.ctx.IsFirstParty(pkgPath(to.fn)) && to.fn.Pkg() != d.pkg {
			return handover{}, false
		}
	}
	_, literal := e.(*ast.FuncLit)
	h := handover{typ: t, literal: literal}
	if sig := signatureOf(t); sig != nil {
		h.handler = d.takesProtocol(sig) || d.class(t) == ClassProtocol
		if to, ok := d.funcRef(e); ok && to.fn.Signature().Recv() != nil {
			h.method = to.fn
		}
		return h, true
	}
	named := namedOf(t)
	if named == nil {
		return h, false
	}
	if i, ok := named.Underlying().(*types.Interface); ok {
		return d.handedInterface(h, named, i)
	}
	if d.class(t) != ClassService {
		return h, false
	}
	h.handler = d.hasHandler(named)
	return h, true
}

// hasHandler reports whether a method of a type, or of what it embeds, takes protocol types.
func (d *declReader) hasHandler(n *types.Named) bool {
	has, known := d.handlers[n]
	if !known {
		for s := range types.NewMethodSet(types.NewPointer(n)).Methods() {
			has = has || d.handles(s.Obj())
		}
		d.handlers[n] = has
	}
	return has
}

// handedInterface: of the interfaces, handlers and those of this program count. A protocol's interface with several
// methods is a writer or a context, no handler.
func (d *declReader) handedInterface(h handover, named *types.Named, i *types.Interface) (handover, bool) {
	for m := range i.Methods() {
		h.handler = h.handler || d.handles(m)
	}
	switch d.class(named) {
	case ClassProtocol:
		return h, h.handler && i.NumMethods() == 1
	case ClassInterface:
		return h, h.handler || d.ctx.IsFirstParty(pkgPath(named.Obj()))
	}
	return h, false
}

// handles reports whether an exported method takes protocol types.
func (d *declReader) handles(o types.Object) bool {
	fn, ok := o.(*types.Func)
	return ok && fn.Exported() && d.takesProtocol(fn.Signature())
}

// takesProtocol reports whether a parameter is of a protocol or protobuf type.
func (d *declReader) takesProtocol(s *types.Signature) bool {
	for v := range s.Params().Variables() {
		if d.class(v.Type()) == ClassProtocol || isMessage(v.Type()) {
			return true
		}
	}
	return false
}

// isMessage reports whether a type is a protobuf message or a pointer to one. The empty interface is none.
func isMessage(t types.Type) bool {
	return isProtobuf(t) || !types.IsInterface(t) && isProtobuf(types.NewPointer(t))
}

// markHandOver finds the functions that register something: they return nothing but error, and they or an own function
// that they call give a function, a handler or a service away. Who only calls another must take no data.
func (d *declReader) markHandOver() {
	d.registering = make([]bool, len(d.funcs))
	for changed := true; changed; {
		changed = false
		for i := range d.funcs {
			f := &d.funcs[i]
			if f.fn != nil && !d.registering[i] && d.registers(f.fn.Signature(), f.body) {
				d.registering[i], changed = true, true
			}
		}
	}
}

// registers decides whether code with this signature is a registration. Giving away a handler always is one. Other
// functions and services also go to transactions, retries and stores, so for them more of the code must look like
// wiring. A bus of this program is as good as an outside value where nothing but collaborators come in.
func (d *declReader) registers(s *types.Signature, b *body) bool {
	for v := range s.Results().Variables() {
		if d.class(v.Type()) != ClassError {
			return false
		}
	}
	wiring, protocol, data := s.Params().Len() == 0, false, false
	for v := range s.Params().Variables() {
		class := d.class(v.Type())
		data = data || class.carriesFacts()
		protocol = protocol || class == ClassProtocol
		wiring = wiring || class != ClassProtocol && !class.carriesFacts()
	}
	if b.passes && wiring && !data && s.Params().Len() > 0 {
		return true
	}
	for _, h := range b.hands {
		if h.handler && !d.isSameHandler(h.typ, s) || wiring && d.isWiring(h, s) {
			return true
		}
	}
	return (wiring || protocol) && slices.ContainsFunc(b.calls, func(c ownCall) bool { return d.registering[c.index] })
}

// isWiring reports whether a handover is one that wiring makes: to a value that came in as a parameter (a container, a
// router), to whatever the receiver holds where nothing comes in, into a field, or of a declared function or a service to
// a function where no data comes in that something could be done with.
func (d *declReader) isWiring(h handover, s *types.Signature) bool {
	switch h.to {
	case toField:
		return true
	case toMethod:
		for v := range s.Params().Variables() {
			if h.value == v {
				return true
			}
		}
		return s.Params().Len() == 0
	}
	for v := range s.Params().Variables() {
		if class := d.class(v.Type()); class == ClassData || class == ClassError {
			return false
		}
	}
	return !h.literal
}

// isSameHandler reports whether what is handed takes the very parameters of s: then s serves a request by handing it on.
func (d *declReader) isSameHandler(t types.Type, s *types.Signature) bool {
	sig := signatureOf(t)
	if i, ok := t.Underlying().(*types.Interface); ok && i.NumMethods() == 1 {
		sig = i.Method(0).Signature()
	}
	return sig != nil && s.Params().Len() > 0 && types.Identical(sig.Params(), s.Params())
}

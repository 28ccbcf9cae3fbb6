package inventory

import (
	"go/ast"
	"go/types"
	"slices"
)

// body is what the code of a function or of an initialiser does, nested function literals included, as far as the
// checks on entry points ask.
type body struct {
	refs   []int             // own functions and methods that it calls or uses as values
	calls  []ownCall         // calls of own functions and methods
	ifaces []interfaceUse    // methods of interfaces that it calls or uses as values
	called []called          // calls of function values
	sent   []types.Type      // what it gives to outside functions as type arguments or for any
	sends  bool              // one of these is a generic dispatch
	builds []*types.TypeName // own types that it builds, in order of meeting
	hands  []handover
	passes bool // it gives a function or a collaborator to a value of another package of the program
}

type ownCall struct {
	index int // into declReader.funcs
	call  *ast.CallExpr
}

type interfaceUse struct {
	iface  types.Type
	method *types.Func
}

type called struct {
	value types.Object // the variable or field, nil if the function is computed
	sig   *types.Signature
}

// readBody reads the code at an index of the nodes; there is none at -1.
func (d *declReader) readBody(at int32) *body {
	b := &body{}
	if at < 0 {
		return b
	}
	w := bodyWalk{declReader: d, body: b}
	for i := at; i < d.nodes[at].end; i++ {
		w.visit(i)
	}
	return b
}

type bodyWalk struct {
	*declReader
	*body
}

func (w bodyWalk) visit(i int32) {
	switch n := w.nodes[i].Node.(type) {
	case *ast.Ident:
		w.use(w.used(i))
	case *ast.SelectorExpr:
		if isInterfaceMethod(w.selected(i)) {
			w.selection(w.info.Selections[n])
		}
	case *ast.CompositeLit:
		w.build(w.typeOf(n))
		w.composite(n)
	case *ast.ValueSpec:
		if n.Type != nil && len(n.Values) == 0 {
			w.build(w.typeOf(n.Type)) // a zero value
		}
	case *ast.AssignStmt:
		w.assign(n)
	case *ast.CallExpr:
		w.call(n, i)
	}
}

// use notes functions of this package.
func (w bodyWalk) use(obj types.Object) {
	fn, ok := obj.(*types.Func)
	if !ok || fn.Pkg() != w.pkg {
		return
	}
	if i, ok := w.index[fn.Origin()]; ok && !slices.Contains(w.refs, i) {
		w.refs = append(w.refs, i)
	}
}

// selection notes methods of interfaces. Error messages are no call of anybody.
func (w bodyWalk) selection(s *types.Selection) {
	if s == nil {
		return
	}
	iface := interfaceBehind(s)
	if iface == nil || w.class(iface) == ClassError {
		return
	}
	w.ifaces = append(w.ifaces, interfaceUse{iface, s.Obj().(*types.Func)})
}

// isInterfaceMethod reports whether an object is a method that an interface declares.
func isInterfaceMethod(obj types.Object) bool {
	fn, ok := obj.(*types.Func)
	return ok && fn.Signature().Recv() != nil && types.IsInterface(fn.Signature().Recv().Type())
}

// build notes the own type that an expression makes a value of.
func (w bodyWalk) build(t types.Type) {
	named := namedOf(t)
	if named == nil || named.Obj().Pkg() != w.pkg || named.Obj().Parent() != w.pkg.Scope() || types.IsInterface(named) {
		return
	}
	if !slices.Contains(w.builds, named.Obj()) {
		w.builds = append(w.builds, named.Obj())
	}
}

func (w bodyWalk) call(n *ast.CallExpr, at int32) {
	c := w.callAt(at)
	if c.fun.IsBuiltin() {
		if len(n.Args) == 1 && w.isBuiltinNamed(at, "new") {
			w.build(w.typeOf(n.Args[0]))
		}
		return
	}
	to := c.callee
	if !c.ok {
		w.callValue(n, c.fun)
		return
	}
	if i, ok := w.index[to.fn]; ok {
		w.calls = append(w.calls, ownCall{i, n})
		if to.fn.Signature().Recv() == nil {
			for v := range to.sig.Results().Variables() {
				w.build(v.Type())
			}
		}
	}
	w.send(n, to)
	w.hand(n, to)
}

func (w bodyWalk) callValue(n *ast.CallExpr, fun types.TypeAndValue) {
	sig := signatureOf(fun.Type)
	if sig == nil || fun.IsType() {
		return
	}
	c := called{sig: sig}
	if name, _ := nameOf(n.Fun); name != nil {
		c.value = w.info.Uses[name]
	}
	w.called = append(w.called, c)
}

// send notes what an outside function is given of this program. A generic function that takes a context is a dispatch;
// without one it is more likely a helper for slices and pointers.
func (w bodyWalk) send(n *ast.CallExpr, to callee) {
	facts := w.factsOf(to.fn)
	listed := facts.dispatch
	w.sendInside(n, to)
	if !listed && (!facts.outside || !w.carriesProgram(n, to)) {
		return
	}
	takesContext := false
	for v := range to.sig.Params().Variables() {
		takesContext = takesContext || w.class(v.Type()) == ClassContext
	}
	w.sends = w.sends || listed || takesContext && to.targs.Len() > 0
	for i := range to.targs.Len() {
		w.sent = append(w.sent, to.targs.At(i))
	}
	for _, a := range n.Args {
		if t := w.typeOf(a); w.mentionsProgram(t, 0) {
			w.sent = append(w.sent, t)
		}
	}
}

// sendInside notes what a bus or gateway of this program, in another package, is given of this package: with a context,
// and for a parameter that does not name the type.
func (w bodyWalk) sendInside(n *ast.CallExpr, to callee) {
	if to.fn.Pkg() == w.pkg || !w.factsOf(to.fn).firstParty {
		return
	}
	takesContext := false
	for i := range min(to.sig.Params().Len(), len(n.Args)) {
		takesContext = takesContext || w.class(to.sig.Params().At(i).Type()) == ClassContext
		named := namedOf(w.typeOf(n.Args[i]))
		if declared := to.fn.Signature().Params().At(i).Type(); !types.IsInterface(declared) { // so are type parameters
			continue
		}
		if takesContext && named != nil && named.Obj().Pkg() == w.pkg {
			w.sent = append(w.sent, named)
		}
	}
}

// isDispatch reports whether the context lists a function or method as dispatch.
func (r *reader) isDispatch(fn *types.Func) bool {
	_, ok := slices.BinarySearch(r.ctx.Dispatch, funcSymbol(fn).String())
	return ok
}

// takes reports whether the body calls the function value obj.
func (b *body) takes(obj types.Object) bool {
	return slices.ContainsFunc(b.called, func(c called) bool { return c.value != nil && c.value == obj })
}

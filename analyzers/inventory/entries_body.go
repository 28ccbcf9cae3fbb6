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

func (d *declReader) readBody(n ast.Node) *body {
	b := &body{}
	if block, ok := n.(*ast.BlockStmt); n == nil || ok && block == nil {
		return b
	}
	w := bodyWalk{declReader: d, body: b}
	ast.Inspect(n, w.visit)
	return b
}

type bodyWalk struct {
	*declReader
	*body
}

func (w bodyWalk) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Ident:
		w.use(w.info.Uses[n])
	case *ast.SelectorExpr:
		w.selection(w.info.Selections[n])
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
		w.call(n)
	}
	return true
}

// use notes functions of this package.
func (w bodyWalk) use(obj types.Object) {
	fn, ok := obj.(*types.Func)
	if !ok {
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

func (w bodyWalk) call(n *ast.CallExpr) {
	if tv := w.info.Types[n.Fun]; tv.IsBuiltin() {
		if id, ok := ast.Unparen(n.Fun).(*ast.Ident); ok && id.Name == "new" && len(n.Args) == 1 {
			w.build(w.typeOf(n.Args[0]))
		}
		return
	}
	to, ok := w.calleeOf(n)
	if !ok {
		w.callValue(n)
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

func (w bodyWalk) callValue(n *ast.CallExpr) {
	sig := signatureOf(w.typeOf(n.Fun))
	if sig == nil || w.info.Types[n.Fun].IsType() {
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
	listed := w.isDispatch(to.fn)
	w.sendInside(n, to)
	if !listed && (!w.ctx.IsOutside(pkgPath(to.fn)) || !w.carriesProgram(n, to)) {
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
	if to.fn.Pkg() == w.pkg || !w.ctx.IsFirstParty(pkgPath(to.fn)) {
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

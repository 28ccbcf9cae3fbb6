package inventory

import (
	"go/ast"
	"go/types"
	"slices"
)

// candidate is an entry point while it is being judged.
type candidate struct {
	Entry
	fn       *types.Func  // nil for variables
	obj      *types.Var   // nil for functions
	recv     *types.Named // origin of the receiver's type, nil for functions and variables
	sig      *types.Signature
	body     *body
	block    *ast.BlockStmt // the body as written, nil if it is not known
	contract bool           // an object of a contract type: a behaviour whatever it looks like
	of       *candidate     // what it is an edge, a decorator or a variant of
}

// readEntries fills Package.Entries: it collects the entry points, lets the checks decide about each, and then decides
// about those that depend on what is left.
func (d *declReader) readEntries() {
	if d.p.TestOf != "" {
		return
	}
	list := d.candidates()
	for _, c := range list {
		d.judge(c, list)
	}
	d.joinMakers(list)
	d.joinVariants(list)
	d.joinPorts(list)
	list = d.joinGiven(list)
	d.joinEdges(list)
	slices.SortStableFunc(list, func(a, b *candidate) int { return comparePos(a.Pos, b.Pos) })
	for _, c := range list {
		c.Of = slices.Index(list, c.of)
		d.p.Entries = append(d.p.Entries, c.Entry)
	}
}

// candidates returns the entry points in order of position.
func (d *declReader) candidates() []*candidate {
	var list []*candidate
	triggered := d.triggered
	if d.p.Name == "main" {
		triggered = d.servedByMain()
	}
	for i := range d.funcs {
		f := &d.funcs[i]
		if f.fn == nil || d.isTest(f.syntax.Pos()) || d.isGenerated(f.syntax.Pos()) || !triggered(f) {
			continue
		}
		c := &candidate{fn: f.fn, recv: f.recv, sig: f.fn.Signature(), body: f.body, block: f.syntax.Body}
		c.Entry = Entry{Name: f.fn.Name(), Kind: EntryFunc, Func: i, Pos: d.p.Funcs[i].Pos}
		if f.recv != nil {
			c.Name, c.Kind = f.recv.Obj().Name()+"."+c.Name, EntryMethod
		}
		if f.recv == nil && d.isContractFunc(c.sig) {
			c.contract, c.Pos = true, d.at(f.syntax.Name)
		}
		list = append(list, c)
	}
	list = append(list, d.candidateVars()...)
	for _, c := range list {
		if c.sig != nil {
			c.In, c.Out, c.Context, c.Error = d.flowOf(c.sig)
		}
	}
	slices.SortStableFunc(list, func(a, b *candidate) int { return comparePos(a.Pos, b.Pos) })
	return list
}

// triggered reports whether other packages can call a function: it is exported, and so is its receiver or they can hold
// a value of it.
func (d *declReader) triggered(f *funcDecl) bool {
	return f.fn.Exported() && (f.recv == nil || d.holdable[f.recv.Obj()])
}

// servedByMain returns what triggers a method in package main, which nobody imports: its receiver was handed to an
// outside value (then all exported methods that this one asked for count), or the method itself was.
func (d *declReader) servedByMain() func(*funcDecl) bool {
	var hands []handover
	for _, f := range d.funcs {
		hands = append(hands, f.body.hands...)
	}
	for _, v := range d.vars {
		hands = append(hands, v.body.hands...)
	}
	return func(f *funcDecl) bool {
		if f.recv == nil {
			return false
		}
		return slices.ContainsFunc(hands, func(h handover) bool {
			if h.method != nil {
				return h.method == f.fn
			}
			return namedOf(h.typ) == f.recv && f.fn.Exported() && asksFor(h.as, f.fn)
		})
	}
}

// asksFor reports whether a value that is wanted as t is wanted for a method: unless t is an interface without it.
func asksFor(t types.Type, fn *types.Func) bool {
	if t == nil {
		return true
	}
	i, ok := t.Underlying().(*types.Interface)
	if !ok || i.NumMethods() == 0 {
		return true
	}
	for m := range i.Methods() {
		if m.Name() == fn.Name() {
			return true
		}
	}
	return false
}

// candidateVars returns the exported variables that are functions or of a contract type.
func (d *declReader) candidateVars() []*candidate {
	var list []*candidate
	for _, v := range d.vars {
		if !v.obj.Exported() || d.isTest(v.name.Pos()) || d.isGenerated(v.name.Pos()) || d.p.Name == "main" {
			continue
		}
		t := v.obj.Type()
		c := &candidate{obj: v.obj, sig: signatureOf(t), body: v.body, contract: d.isContractType(t)}
		if c.sig == nil && !c.contract {
			continue
		}
		if lit, ok := v.value.(*ast.FuncLit); ok {
			c.block = lit.Body
		}
		c.Entry = Entry{Name: v.obj.Name(), Kind: EntryVar, Func: -1, Pos: d.at(v.name)}
		list = append(list, c)
	}
	return list
}

// isContractType reports whether the context lists the type, or what it points to, as a contract.
func (d *declReader) isContractType(t types.Type) bool {
	n := namedOf(t)
	if n == nil || len(d.ctx.ContractTypes) == 0 {
		return false
	}
	_, ok := slices.BinarySearch(d.ctx.ContractTypes, typeSymbol(n.Obj()).String())
	return ok
}

// isContractFunc reports whether a function is of a contract type: it has the signature of one that is a function, or
// makes a value of one that is a struct. (What makes a value of an interface is its constructor.)
func (d *declReader) isContractFunc(s *types.Signature) bool {
	if len(d.ctx.ContractTypes) == 0 {
		return false
	}
	for v := range s.Results().Variables() {
		if n := namedOf(v.Type()); n == nil || !d.foreign(n.Obj()) {
			continue // the package of the contract makes values for others
		}
		if d.isContractType(v.Type()) && !types.IsInterface(deref(v.Type())) && signatureOf(v.Type()) == nil {
			return true
		}
	}
	for _, p := range append([]*types.Package{d.pkg}, d.pkg.Imports()...) {
		for _, obj := range d.typesOf(p) {
			if !obj.Exported() || !d.isContractType(obj.Type()) {
				continue
			}
			if sig := signatureOf(obj.Type()); sig != nil && types.Identical(sig, withoutReceiver(s)) {
				return true
			}
		}
	}
	return false
}

func withoutReceiver(s *types.Signature) *types.Signature {
	return types.NewSignatureType(nil, nil, nil, s.Params(), s.Results(), s.Variadic())
}

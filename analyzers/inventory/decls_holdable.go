package inventory

import (
	"go/ast"
	"go/types"
)

// findHoldable finds the types of this package of which other packages can hold a value: exported ones, those that an
// exported function or variable has as its type or makes and gives away (as themselves or as an interface), and those
// that a holdable struct embeds or has as an exported field.
func (d *declReader) findHoldable() map[*types.TypeName]bool {
	h := holder{declReader: d, held: map[*types.TypeName]bool{}, made: make([]*escape, len(d.funcs)), vars: map[*types.Var]*escape{}, declOf: map[*types.Var]varDecl{}}
	for _, v := range d.vars {
		h.declOf[v.obj] = v
	}
	for _, obj := range d.typesOf(d.pkg) {
		if obj.Exported() && !d.isTest(obj.Pos()) {
			h.held[obj] = true
			h.hold(obj.Type(), 0)
		}
	}
	h.anyHidden = h.hiddenMethods()
	for _, v := range d.vars {
		if v.obj.Exported() && !d.isTest(v.name.Pos()) {
			h.hold(v.obj.Type(), 0)
			h.holdAll(h.initialiser(v).types)
		}
	}
	for more := true; more; {
		before := len(h.held)
		h.holdResults()
		h.holdFields()
		more = len(h.held) > before
	}
	return h.held
}

type holder struct {
	*declReader
	held      map[*types.TypeName]bool
	made      []*escape // by function; what its code makes and lets go
	vars      map[*types.Var]*escape
	declOf    map[*types.Var]varDecl
	anyHidden bool // an unexported type has exported methods, so it matters who gets it
}

func (h *holder) hiddenMethods() bool {
	for _, f := range h.funcs {
		if f.recv != nil && f.fn.Exported() && !f.recv.Obj().Exported() {
			return true
		}
	}
	return false
}

// holdResults adds what exported functions, and exported methods of types already held, return or give away.
func (h *holder) holdResults() {
	for i, f := range h.funcs {
		if f.fn == nil || !f.fn.Exported() || h.isTest(f.syntax.Pos()) || f.recv != nil && !h.held[f.recv.Obj()] {
			continue
		}
		for v := range f.fn.Signature().Results().Variables() {
			h.hold(v.Type(), 0)
		}
		if e := h.madeBy(i); h.serves(i) {
			h.holdAll(e.returned)
		} else {
			h.holdAll(e.types)
		}
	}
}

// serves reports whether a function does what a caller asks for, rather than build or wire: it gives data back, or a
// context comes in, and it registers nothing. What it hands to others on its way, such as a visitor, works for the
// caller; nobody else can ask for it.
func (h *holder) serves(i int) bool {
	if h.registering[i] {
		return false
	}
	s := h.funcs[i].fn.Signature()
	for v := range s.Results().Variables() {
		switch h.class(v.Type()) {
		case ClassError:
		case ClassData:
			return true
		default:
			return false
		}
	}
	for v := range s.Params().Variables() {
		if h.class(v.Type()) == ClassContext {
			return true
		}
	}
	return false
}

func (h *holder) holdAll(types map[*types.TypeName]bool) {
	for t := range types {
		h.held[t] = true
	}
}

// holdFields adds what structs already held embed or show.
func (h *holder) holdFields() {
	for _, obj := range h.typesOf(h.pkg) {
		if !h.held[obj] {
			continue
		}
		s, ok := obj.Type().Underlying().(*types.Struct)
		if !ok {
			continue
		}
		for f := range s.Fields() {
			if f.Embedded() || f.Exported() {
				h.hold(f.Type(), 0)
			}
		}
	}
}

// hold marks the types of this package that a value of type t gives.
func (h *holder) hold(t types.Type, depth int) {
	if depth > maxDepth {
		return
	}
	switch u := types.Unalias(t).(type) {
	case *types.Named:
		if obj := u.Origin().Obj(); obj.Pkg() == h.pkg && obj.Parent() == h.pkg.Scope() {
			h.held[obj] = true
		}
	case *types.Signature:
		for v := range u.Results().Variables() {
			h.hold(v.Type(), depth+1)
		}
	case interface{ Elem() types.Type }: // pointers, slices, arrays, maps, channels
		h.hold(u.Elem(), depth+1)
	}
}

// escape is what code makes of this package's types and lets go: types holds all of it, returned what its caller gets.
type escape struct{ types, returned map[*types.TypeName]bool }

func newEscape() *escape {
	return &escape{types: map[*types.TypeName]bool{}, returned: map[*types.TypeName]bool{}}
}

func (e *escape) add(t *types.TypeName, f fate) {
	if f != 0 {
		e.types[t] = true
	}
	if f&comesBack != 0 {
		e.returned[t] = true
	}
}

// madeBy returns what a function lets go. A function that calls itself sees what is known so far.
func (h *holder) madeBy(i int) *escape {
	if h.made[i] == nil {
		h.made[i] = newEscape()
		if f := &h.funcs[i]; f.syntax.Body != nil && h.anyHidden {
			h.track(h.bodyOf(f), h.made[i])
		}
	}
	return h.made[i]
}

// initialiser returns what the initialiser of a package variable makes.
func (h *holder) initialiser(v varDecl) *escape {
	e, ok := h.vars[v.obj]
	if !ok {
		e = newEscape()
		h.vars[v.obj] = e
		if v.value != nil && h.anyHidden {
			h.track(v.at, e)
		}
	}
	return e
}

// track follows every value of an own type that the code makes, or takes from an own function or package variable.
func (h *holder) track(root int32, into *escape) {
	t := tracker{holder: h, root: root}
	for i := root; i < h.nodes[root].end; i++ {
		switch n := h.nodes[i].Node.(type) {
		case *ast.CompositeLit:
			t.made(h.typeOf(n), i, into)
		case *ast.CallExpr:
			t.call(n, i, into)
		case *ast.ValueSpec:
			for _, id := range n.Names {
				if obj := h.info.Defs[id]; obj != nil && len(n.Values) == 0 {
					t.zero(obj, into)
				}
			}
		case *ast.Ident:
			t.packageVar(i, into)
		}
	}
}

func (t *tracker) made(typ types.Type, at int32, into *escape) {
	if obj := t.ownStruct(typ); obj != nil {
		into.add(obj, t.fate(at))
	}
}

// ownStruct returns the unexported struct type of this package behind t, nil if it is anything else.
func (t *tracker) ownStruct(typ types.Type) *types.TypeName {
	named := namedOfMaybe(typ)
	if named == nil || named.Obj().Pkg() != t.pkg || named.Obj().Parent() != t.pkg.Scope() || named.Obj().Exported() || types.IsInterface(named) {
		return nil
	}
	return named.Obj()
}

func (t *tracker) call(n *ast.CallExpr, at int32, into *escape) {
	c := t.callAt(at)
	if c.fun.IsBuiltin() {
		if t.isBuiltinNamed(at, "new") {
			t.made(t.typeOf(n), at, into)
		}
		return
	}
	if !c.ok || c.fn.Pkg() != t.pkg {
		return
	}
	i, ok := t.index[c.fn]
	if !ok {
		return
	}
	made := t.madeBy(i)
	if len(made.types) == 0 {
		return
	}
	f := t.fate(at)
	for obj := range made.types {
		if made.returned[obj] {
			into.add(obj, f)
		} else {
			into.add(obj, leaves)
		}
	}
}

// zero follows a local variable that is declared without a value.
func (t *tracker) zero(v types.Object, into *escape) {
	if obj := t.ownStruct(v.Type()); obj != nil {
		into.add(obj, t.follow(v))
	}
}

// packageVar follows what an unexported package variable was initialised with.
func (t *tracker) packageVar(at int32, into *escape) {
	v, ok := t.used(at).(*types.Var)
	if !ok || v.Parent() != t.pkg.Scope() || v.Exported() {
		return
	}
	for obj := range t.initialiser(t.declOf[v]).types {
		into.add(obj, t.fate(at))
	}
}

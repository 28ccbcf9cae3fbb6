package inventory

import (
	"go/types"
	"slices"
	"strconv"
)

// readFlaws fills Package.Flaws: what keeps the exported types of the unit, and what its exported interfaces and function
// types take and give, from being plain data. A type of this package that others are made of is looked at where it is
// declared, so that a flaw is told once.
func (d *declReader) readFlaws() {
	f := &flawReader{declReader: d, known: map[types.Type]*flaw{}, queued: map[*types.TypeName]bool{}}
	for _, obj := range d.typesOf(d.pkg) {
		if obj.Exported() {
			f.enqueue(obj)
		}
	}
	for len(f.queue) > 0 {
		obj := f.queue[0]
		f.queue = f.queue[1:]
		f.declared(obj)
	}
	slices.SortStableFunc(d.p.Flaws, func(a, b Flaw) int { return comparePos(a.Pos, b.Pos) })
}

// flaw is why a type is no plain data.
type flaw struct {
	kind FlawKind
	typ  types.Type
	path string          // from the type that was asked for to the one that is no data
	decl *types.TypeName // the type of another package in which it stands, nil for none
}

type flawReader struct {
	*declReader
	known  map[types.Type]*flaw // nil for plain data
	open   []types.Type         // being looked at, and plain so far
	queue  []*types.TypeName
	queued map[*types.TypeName]bool
}

// enqueue has a type of this package looked at, once. Generated files and tests promise nothing.
func (f *flawReader) enqueue(obj *types.TypeName) {
	if !f.queued[obj] && f.fileOf(obj.Pos()) >= 0 && !f.isTest(obj.Pos()) && !f.isGenerated(obj.Pos()) {
		f.queued[obj] = true
		f.queue = append(f.queue, obj)
	}
}

func (f *flawReader) declared(obj *types.TypeName) {
	t := types.Unalias(obj.Type())
	if obj.IsAlias() {
		if n, ok := t.(*types.Named); ok && f.isOwn(n) {
			return
		}
		if i, ok := t.Underlying().(*types.Interface); !ok || i.NumMethods() == 0 {
			f.note(obj.Name(), f.named(obj), "", t)
		} else if n, ok := t.(*types.Named); ok && f.ctx.IsOutside(pkgPath(n.Obj())) {
			f.add(obj.Name(), f.named(obj), obj.Name(), &flaw{kind: FlawOutside, typ: t})
		}
		return
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for v := range u.Fields() {
			pos := f.named(v)
			if pos == (Pos{}) { // of type T other.T
				pos = f.named(obj)
			}
			f.note(obj.Name()+"."+v.Name(), pos, "", v.Type())
		}
	case *types.Interface:
		f.methodsOf(obj, u)
	case *types.Signature:
		f.signature(obj.Name(), f.named(obj), u)
	default:
		f.note(obj.Name(), f.named(obj), "", u)
	}
}

// methodsOf looks at the methods that an interface declares, and at those of embedded ones of other packages; the own ones
// are looked at where they are declared.
func (f *flawReader) methodsOf(obj *types.TypeName, i *types.Interface) {
	for m := range i.ExplicitMethods() {
		if m.Exported() {
			f.signature(obj.Name()+"."+m.Name(), f.named(m), m.Signature())
		}
	}
	for t := range i.EmbeddedTypes() {
		n, isNamed := types.Unalias(t).(*types.Named)
		if isNamed && f.isOwn(n) {
			f.enqueue(n.Obj())
			continue
		}
		if e, ok := t.Underlying().(*types.Interface); ok {
			for m := range e.Methods() {
				if m.Exported() {
					f.signature(obj.Name()+"."+m.Name(), f.named(obj), m.Signature())
				}
			}
		}
	}
}

// signature looks at what a call takes and gives. A context on the way in and an error on the way out are no data.
func (f *flawReader) signature(of string, pos Pos, s *types.Signature) {
	for i := range s.Params().Len() {
		if t := s.Params().At(i).Type(); f.class(t) != ClassContext {
			f.note(of, pos, "("+name(s.Params().At(i), i)+")", t)
		}
	}
	for i := range s.Results().Len() {
		f.note(of, pos, " result "+strconv.Itoa(i+1), s.Results().At(i).Type())
	}
}

func name(v *types.Var, i int) string {
	if v.Name() != "" && v.Name() != "_" {
		return v.Name()
	}
	return "parameter " + strconv.Itoa(i+1)
}

// note records what of a part is no plain data, if anything.
func (f *flawReader) note(of string, pos Pos, part string, t types.Type) {
	found := f.flawOf(t, 0)
	if found == nil {
		for _, t := range f.open {
			f.known[t] = nil
		}
	} else {
		f.add(of, pos, of+part+found.path, found)
	}
	f.open = f.open[:0]
}

func (f *flawReader) add(of string, pos Pos, where string, found *flaw) {
	x := Flaw{Of: of, Pos: pos, Where: where, Kind: found.kind, Type: f.ref(found.typ)}
	if found.decl != nil {
		x.In = typeSymbol(found.decl)
	}
	if n, at := len(f.p.Flaws), x; n == 0 || f.p.Flaws[n-1] != at {
		f.p.Flaws = append(f.p.Flaws, x)
	}
}

func (f *flawReader) isOwn(n *types.Named) bool { return n.Obj().Pkg() == f.pkg }

// flawOf returns the first flaw of a type, nil if it is plain data as far as it is known.
func (f *flawReader) flawOf(t types.Type, depth int) *flaw {
	t = types.Unalias(t)
	if b, ok := t.(*types.Basic); ok {
		if b.Kind() == types.UnsafePointer {
			return &flaw{kind: FlawUnsafe, typ: t}
		}
		return nil
	}
	if known, ok := f.known[t]; ok {
		return known
	}
	if depth > maxDepth || slices.Contains(f.open, t) {
		return nil
	}
	f.open = append(f.open, t)
	found := f.look(t, depth+1)
	if found != nil {
		f.known[t] = found
	}
	return found
}

func (f *flawReader) look(t types.Type, depth int) *flaw {
	switch u := t.(type) {
	case *types.Named:
		return f.namedType(u, depth)
	case *types.Pointer:
		return f.flawOf(u.Elem(), depth)
	case *types.Slice:
		return below("[]", f.flawOf(u.Elem(), depth))
	case *types.Array:
		return below("[]", f.flawOf(u.Elem(), depth))
	case *types.Map:
		if found := below("[key]", f.flawOf(u.Key(), depth)); found != nil {
			return found
		}
		return below("[]", f.flawOf(u.Elem(), depth))
	case *types.Struct:
		return f.fieldsOf(u, depth)
	case *types.Chan:
		return &flaw{kind: FlawChan, typ: t}
	case *types.Signature:
		return &flaw{kind: FlawFunc, typ: t}
	case *types.Interface:
		if types.Implements(t, errorInterface) {
			return nil
		}
		return &flaw{kind: FlawInterface, typ: t}
	}
	return nil // type parameters
}

// below puts a step before the way to a flaw.
func below(step string, found *flaw) *flaw {
	if found == nil {
		return nil
	}
	longer := *found
	longer.path = step + longer.path
	return &longer
}

func (f *flawReader) fieldsOf(s *types.Struct, depth int) *flaw {
	for v := range s.Fields() {
		if found := below("."+v.Name(), f.flawOf(v.Type(), depth)); found != nil {
			return found
		}
	}
	return nil
}

func (f *flawReader) namedType(n *types.Named, depth int) *flaw {
	path := pkgPath(n.Obj())
	if class := f.class(n); class == ClassContext {
		return &flaw{kind: FlawContext, typ: n}
	}
	_, isInterface := n.Underlying().(*types.Interface)
	switch {
	case f.isOwn(n):
		return f.ownType(n, isInterface, depth)
	case isInterface && path == "": // error
		return nil
	case f.ctx.IsStd(path):
		return f.stdType(n, path, depth)
	case f.ctx.IsOutside(path):
		return &flaw{kind: FlawOutside, typ: n}
	case isProtobuf(types.NewPointer(n)) && !isInterface:
		return nil
	case isInterface && types.Implements(n, errorInterface):
		return nil
	}
	found := f.flawOf(n.Underlying(), depth)
	if found != nil {
		found = below("", found)
		if found.decl == nil {
			found.decl = n.Obj()
		}
		if _, plain := n.Underlying().(*types.Struct); !plain {
			found.typ = n
		}
	}
	return found
}

// ownType leaves what a type of this package is made of to its declaration.
func (f *flawReader) ownType(n *types.Named, isInterface bool, depth int) *flaw {
	for a := range n.TypeArgs().Types() {
		if found := below("["+n.Obj().Name()+"]", f.flawOf(a, depth)); found != nil {
			return found
		}
	}
	switch n.Underlying().(type) {
	case *types.Signature:
		return &flaw{kind: FlawFunc, typ: n}
	case *types.Interface:
		if isInterface && types.Implements(n, errorInterface) {
			return nil
		}
		return &flaw{kind: FlawInterface, typ: n}
	}
	f.enqueue(n.Obj())
	return nil
}

// stdType takes values of the standard library for data, and structs that hide what they do for handles.
func (f *flawReader) stdType(n *types.Named, path string, depth int) *flaw {
	name := n.Obj().Name()
	s, isStruct := n.Underlying().(*types.Struct)
	switch {
	case path == "sync", path == "sync/atomic":
		return &flaw{kind: FlawLock, typ: n}
	case path == "iter": // Seq and Seq2: a sequence means what it is made of
		for a := range n.TypeArgs().Types() {
			if found := below("[]", f.flawOf(a, depth)); found != nil {
				return found
			}
		}
		return nil
	case path == "time" && (name == "Timer" || name == "Ticker"):
		return &flaw{kind: FlawState, typ: n}
	case slices.Contains(valuePackages, path) && isStruct:
		return nil
	case isStruct:
		for v := range s.Fields() {
			if !v.Exported() || f.flawOf(v.Type(), depth) != nil {
				return &flaw{kind: FlawState, typ: n}
			}
		}
		return nil
	}
	found := f.flawOf(n.Underlying(), depth)
	if found != nil {
		found = &flaw{kind: found.kind, typ: n}
	}
	return found
}

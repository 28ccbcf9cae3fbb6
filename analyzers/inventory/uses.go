package inventory

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"
)

// usesReader collects the uses of other packages' objects. How a member or an inferred type was got hold of is only
// known once it is known which types the unit names, so that is settled at the end.
type usesReader struct {
	*reader
	raw   []rawUse
	named [2]map[Symbol]bool       // types named by an identifier: in the unit without its tests, in its tests
	seen  [2]map[types.Type]bool   // types searched for inferred ones, likewise
	marks map[*ast.Ident]identMark // of identifiers still to come
	fun   ast.Expr                 // the function of the call being entered
	known map[types.Object]rawUse  // what describe said; the zero value for objects that are no uses
}

type identMark uint8

const (
	markEmbedded identMark = 1 << iota
	markTypeArg
	markWrite
)

type rawUse struct {
	use      Use
	owner    Symbol // the type that declares a member
	settled  bool   // via is known
	inferred bool   // a type that is only used if it is never named
}

func readUses(r *reader) {
	u := &usesReader{reader: r, marks: map[*ast.Ident]identMark{}, known: map[types.Object]rawUse{}}
	for i := range 2 {
		u.named[i], u.seen[i] = map[Symbol]bool{}, map[types.Type]bool{}
	}
	for _, f := range r.t.Files {
		ast.Inspect(f, u.visit)
	}
	r.p.Uses = u.settle()
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// settle decides how the raw uses were got hold of and groups them.
func (u *usesReader) settle() []Use {
	type key struct {
		symbol Symbol
		via    Via
		test   bool
	}
	groups := map[key]*Use{}
	for i := range u.raw {
		raw := &u.raw[i]
		isNamed := func(s Symbol) bool { return u.named[0][s] || raw.use.Test && u.named[1][s] }
		switch {
		case raw.inferred && isNamed(raw.use.Symbol):
			continue
		case !raw.settled && !isNamed(raw.owner):
			raw.use.Via = ViaInferred
		}
		k := key{raw.use.Symbol, raw.use.Via, raw.use.Test}
		if g := groups[k]; g != nil {
			g.At = append(g.At, raw.use.At...)
			g.Write = g.Write || raw.use.Write
			continue
		}
		groups[k] = &raw.use
	}
	uses := make([]Use, 0, len(groups))
	for _, g := range groups {
		slices.SortFunc(g.At, func(a, b Place) int { return comparePos(a.Pos, b.Pos) })
		g.At = slices.Compact(g.At)
		uses = append(uses, *g)
	}
	slices.SortFunc(uses, func(a, b Use) int {
		return cmp.Or(compareSymbols(a.Symbol, b.Symbol), cmp.Compare(a.Via, b.Via), cmp.Compare(bit(a.Test), bit(b.Test)))
	})
	return slices.Clip(uses)
}

// add keeps one use of an object at an identifier.
func (u *usesReader) add(id *ast.Ident, obj types.Object, mark identMark) {
	raw, ok := u.describe(obj)
	if !ok || u.ctx.IsStd(raw.use.Symbol.Pkg) && raw.use.Kind != UseFunc && raw.use.Kind != UseMethod && raw.use.Kind != UseVar {
		return
	}
	raw.use.Test = u.isTest(id.Pos())
	raw.use.Write = mark&markWrite != 0
	raw.use.At = []Place{u.place(id)}
	switch {
	case mark&markEmbedded != 0:
		raw.use.Via, raw.settled = ViaEmbedded, true
	case mark&markTypeArg != 0 && raw.use.Kind == UseType:
		raw.use.Via = ViaTypeArg
	}
	if raw.use.Kind == UseType {
		u.named[bit(raw.use.Test)][raw.use.Symbol] = true
	}
	u.raw = append(u.raw, raw)
}

// describe says everything of an object that does not depend on the place where it is used. Objects are used often, so
// it is worked out once.
func (u *usesReader) describe(obj types.Object) (raw rawUse, ok bool) {
	raw, found := u.known[obj]
	if !found {
		raw = u.describeNew(obj)
		u.known[obj] = raw
	}
	return raw, raw.use.Kind != 0
}

func (u *usesReader) describeNew(obj types.Object) rawUse {
	raw := rawUse{settled: true, use: Use{Symbol: u.symbolOf(obj)}}
	use := &raw.use
	switch o := obj.(type) {
	case *types.Func:
		use.Kind = UseFunc
		if recv := o.Signature().Recv(); recv != nil {
			use.Kind, use.Class, raw.settled = UseMethod, ClassInterface, false
			if n := namedOf(recv.Type()); n != nil {
				use.Class, raw.owner = u.class(n), typeSymbol(n.Obj())
			}
		}
	case *types.Var:
		if o.IsField() {
			use.Kind, raw.settled = UseField, false
			if owner, ok := o.Pkg().Scope().Lookup(use.Symbol.Recv).(*types.TypeName); ok {
				use.Class, raw.owner = u.class(owner.Type()), typeSymbol(owner)
			}
			break
		}
		use.Kind, use.Class = UseVar, u.class(o.Type())
		use.Error = implementsError(o.Type())
		use.Mutable = !use.Error
	case *types.Const:
		use.Kind = UseConst
	case *types.TypeName:
		use.Kind, use.Class = UseType, u.class(o.Type())
		use.Error = implementsError(o.Type())
	default:
		return rawUse{}
	}
	use.Contract = u.surface(obj.Pkg()).has(use, obj)
	return raw
}

// infer notes the first-party types behind t that the unit gets without naming them.
func (u *usesReader) infer(n ast.Node, t types.Type) {
	if t == nil {
		return
	}
	seen := u.seen[bit(u.isTest(n.Pos()))]
	if seen[t] {
		return
	}
	eachNamed(t, seen, func(named *types.Named) {
		obj := named.Obj()
		if !u.foreign(obj) || !u.ctx.IsFirstParty(obj.Pkg().Path()) {
			return
		}
		raw, ok := u.describe(obj)
		if !ok {
			return
		}
		raw.inferred = true
		raw.use.Via, raw.use.Test, raw.use.At = ViaInferred, u.isTest(n.Pos()), []Place{u.place(n)}
		u.raw = append(u.raw, raw)
	})
}

// eachNamed calls do for the origin of every defined type that t is made of: behind pointers, in elements, in
// parameters and results, in type arguments. It does not look into structs, and at nothing twice.
func eachNamed(t types.Type, seen map[types.Type]bool, do func(*types.Named)) {
	t = types.Unalias(t)
	if t == nil || seen[t] {
		return
	}
	seen[t] = true
	switch u := t.(type) {
	case *types.Named:
		if o := u.Origin(); o == t || !seen[o] {
			seen[o] = true
			do(o)
		}
		for a := range u.TypeArgs().Types() {
			eachNamed(a, seen, do)
		}
	case *types.Pointer:
		eachNamed(u.Elem(), seen, do)
	case *types.Slice:
		eachNamed(u.Elem(), seen, do)
	case *types.Array:
		eachNamed(u.Elem(), seen, do)
	case *types.Chan:
		eachNamed(u.Elem(), seen, do)
	case *types.Map:
		eachNamed(u.Key(), seen, do)
		eachNamed(u.Elem(), seen, do)
	case *types.Signature:
		eachNamed(u.Params(), seen, do)
		eachNamed(u.Results(), seen, do)
	case *types.Tuple:
		for v := range u.Variables() {
			eachNamed(v.Type(), seen, do)
		}
	}
}
